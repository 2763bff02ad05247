package io.portals.playground.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.local.javascript.Node;
import io.portals.playground.Runs;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Random programs with the same seed take the same steps, and log the same, on the JVM and in Node. */
class RandomScriptsTest {
    private static final int PROGRAMS = 50;

    @TempDir
    Path folder;

    @Test
    void theyDoTheSameOnTheJvmAndInNode() throws Exception {
        Map<String, Integer> used = new TreeMap<>();
        long steps = 0;
        for (int seed = 1; seed <= PROGRAMS; seed++) {
            RandomScript script = RandomScript.of(seed);
            script.used().forEach((kind, times) -> used.merge(kind, times, Integer::sum));
            List<String> expected = Runs.onTheJvm(seed, script::launch);
            Path file = Files.writeString(folder.resolve("script.js"), script.text());

            Node.Run run = Runs.node(folder, "--script", file.toString(), "--steps", "--seed", "" + seed);

            assertThat(run.err()).as("of seed %d:%n%s", seed, script.text()).isEmpty();
            assertThat(Runs.lines(run)).as("seed %d:%n%s", seed, script.text()).isEqualTo(expected);
            steps += expected.size();
        }

        assertThat(steps).isGreaterThan(40 * PROGRAMS);
        assertThat(used)
                .containsKeys(
                        "app", "generator", "splitter", "branch", "sequencer", "cycle", "portal", "service", "nested")
                .containsKeys("map", "filter", "flat_map", "key", "sum", "count", "logger", "union", "atoms", "turns")
                .containsKeys("ask");
        System.out.println(PROGRAMS + " random scripts: " + steps + " steps and lines, of " + used);
    }
}
