package io.portals.actor;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.local.javascript.JavaScript;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The library compiles to JavaScript, and actors do the same there. */
final class JavaScriptTest {
    @TempDir
    Path folder;

    @Test
    void actorsDoTheSameAsOnTheJvm() throws Exception {
        assertThat(JavaScript.printed(TracedActors.class, folder))
                .hasSizeGreaterThan(100)
                .anySatisfy(line -> assertThat(line).isEqualTo("result [13]"))
                .isEqualTo(TracedActors.traces().lines().toList());
    }
}
