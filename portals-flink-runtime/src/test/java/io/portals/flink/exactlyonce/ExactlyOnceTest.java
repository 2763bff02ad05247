package io.portals.flink.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.flink.testing.ExactlyOnceRun;
import io.portals.flink.testing.FaultProbe.Mutation;
import io.portals.flink.testing.Program;
import io.portals.flink.testing.TestCluster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever fails, and whenever: the committed output is that of a run without failures. */
final class ExactlyOnceTest {
    @RegisterExtension
    static final TestCluster CLUSTER = new TestCluster();

    private static final int SEEDS = Integer.getInteger("exactlyonce.seeds", 8);
    private static final List<ExactlyOnceRun> RUNS = new ArrayList<>();

    @TempDir
    Path folder;

    static List<Arguments> programs() {
        List<Arguments> programs = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            programs.add(Arguments.of(new CoupledCycles(200, 60, 30), seed));
            programs.add(Arguments.of(new NestedAsks(5_000, 40, 3_000), seed));
        }
        return programs;
    }

    @ParameterizedTest(name = "{0} seed {1}")
    @MethodSource("programs")
    void committedOutputIsThatOfARunWithoutFailures(Program program, long seed) throws Exception {
        ExactlyOnceRun run = ExactlyOnceRun.of(CLUSTER, folder, program, seed, Mutation.NONE);
        System.out.println(run.summary());
        RUNS.add(run);
        assertThat(run.problems()).as(run.setting()).isEmpty();
        assertThat(run.failures()).as("failures that struck").isPositive();
    }

    @AfterAll
    static void atLeastHalfOfTheRestoresBroughtBackMessagesOrAsks() {
        ExactlyOnceRun.assertMostRestoresWereLoaded(RUNS);
    }
}
