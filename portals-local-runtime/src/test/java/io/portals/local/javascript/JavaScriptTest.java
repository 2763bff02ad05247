package io.portals.local.javascript;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The runtime compiles to JavaScript, and takes the same steps there. */
final class JavaScriptTest {
    @TempDir
    Path folder;

    @Test
    void takesTheSameStepsAsOnTheJvm() throws Exception {
        assertThat(JavaScript.printed(TracedPrograms.class, folder))
                .hasSizeGreaterThan(500)
                .isEqualTo(("signal go\n" + TracedPrograms.traces()).lines().toList());
    }
}
