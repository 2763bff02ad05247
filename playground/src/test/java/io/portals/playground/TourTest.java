package io.portals.playground;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.local.LocalRuntime;
import io.portals.local.javascript.Node;
import io.portals.playground.Tour.Stop;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The programs of the tour: scripts in Node, and the same in Java on the JVM. */
class TourTest {
    private static final int SEEDS = 5;

    @TempDir
    Path folder;

    static List<Stop> stops() throws IOException {
        return Tour.stops();
    }

    @Test
    void eachScriptIsAStop() throws Exception {
        List<String> scripts;
        try (Stream<Path> files = Files.list(Tour.FOLDER)) {
            scripts = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".js"))
                    .toList();
        }
        assertThat(stops()).extracting(stop -> stop.name() + ".js").containsExactlyInAnyOrderElementsOf(scripts);
        assertThat(stops()).hasSizeGreaterThanOrEqualTo(12);
        assertThat(stops())
                .allSatisfy(stop -> assertThat(stop.title() + stop.text()).hasSizeGreaterThan(60));
    }

    @ParameterizedTest
    @MethodSource("stops")
    void aScriptLogsWhatItMust(Stop stop) throws Exception {
        Node.Run run = Runs.node(folder, "--script", stop.script().toString());

        assertThat(run.err()).isEmpty();
        assertThat(Runs.lines(run)).isNotEmpty().isEqualTo(stop.log());
    }

    @ParameterizedTest
    @MethodSource("stops")
    void aScriptInNodeTakesTheStepsOfTheProgramOnTheJvm(Stop stop) throws Exception {
        for (int seed = 1; seed <= SEEDS; seed++) {
            Node.Run run = Runs.node(folder, "--script", stop.script().toString(), "--steps", "--seed", "" + seed);
            List<String> steps = Runs.lines(run).stream()
                    .filter(line -> line.startsWith("step "))
                    .toList();

            assertThat(steps)
                    .as("%s with seed %d", stop, seed)
                    .isNotEmpty()
                    .isEqualTo(Runs.steps(stop.applications(), seed));
        }
    }

    /** As the page says of them. */
    @Test
    void seedsMatterWhereSomethingIsLeftOpen() throws Exception {
        List<String> free = new ArrayList<>();
        for (Stop stop : stops()) {
            Set<List<String>> runs = new HashSet<>();
            for (int seed = 1; seed <= SEEDS; seed++) {
                runs.add(Runs.steps(stop.applications(), seed));
            }
            if (runs.size() > 1) {
                free.add(stop.name());
            }
        }
        assertThat(free)
                .contains("merging", "service", "shopping-cart")
                .doesNotContain("hello-world", "cycle", "actors");
    }

    /** On a cluster values are shipped, and classes must be found again. */
    @ParameterizedTest
    @MethodSource("stops")
    void aProgramIsFitForACluster(Stop stop) throws Exception {
        LocalRuntime run = LocalRuntime.seeded(1);
        stop.applications().forEach(run::launch);
        run.untilComplete();

        assertThat(run.isComplete()).isTrue();
        assertThat(run.deadLetters()).isEmpty();
    }
}
