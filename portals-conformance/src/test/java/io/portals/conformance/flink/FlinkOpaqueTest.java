package io.portals.conformance.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.Generator;
import io.portals.api.task.Tasks;
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

    @Test
    void anOpaqueKeyIsRefused() {
        Application keyed = Application.named("a", app -> {
            app.opaque(StringBuilder.class);
            app.workflow("w", app.generator("words", Generator.of(String.class, "to", "be")))
                    .keyBy(StringBuilder.class, StringBuilder::new)
                    .process("same", String.class, Tasks.identity())
                    .sink();
        });
        assertThat(problems(keyed))
                .singleElement()
                .asString()
                .contains("/a/workflows/w/keyBy-1: keys cannot be serialized")
                .contains("StringBuilder");
    }
}
