package io.portals.conformance.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.conformance.suite.OpaqueSuite;
import org.junit.jupiter.api.Test;

final class FlinkOpaqueTest extends OpaqueSuite implements OnFlink {
    @Test
    void withoutTheDeclarationEachUseIsNamed() {
        assertThat(problems(paying(false)))
                .hasSizeGreaterThan(4)
                .allSatisfy(problem -> assertThat(problem).contains("Money").contains("app.opaque(...)"));
        assertThat(problems(paying(true))).isEmpty();
    }
}
