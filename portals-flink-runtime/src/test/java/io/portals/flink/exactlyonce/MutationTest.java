package io.portals.flink.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.flink.testing.ExactlyOnceRun;
import io.portals.flink.testing.FaultProbe.Mutation;
import io.portals.flink.testing.Program;
import io.portals.flink.testing.TestCluster;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A runtime with a defect turns the oracle red, and the oracle names the item; the same run without it passes. */
final class MutationTest {
    @RegisterExtension
    static final TestCluster CLUSTER = new TestCluster();

    /** With one subtask all that is in flight is in its queue; with two most is between them. */
    private static final long ONE_SUBTASK = ExactlyOnceRun.seedWithParallelism(1, 1);

    private static final long TWO_SUBTASKS = ExactlyOnceRun.seedWithParallelism(2, 1);

    @TempDir
    Path folder;

    static List<Arguments> mutations() {
        Program cycles = new CoupledCycles(200, 60, 30);
        Program asks = new NestedAsks(5_000, 40, 3_000);
        return List.of(
                Arguments.of(cycles, Mutation.LOGGED_MESSAGE_DROPPED, "missing: token "),
                Arguments.of(cycles, Mutation.LOGGED_MESSAGE_DOUBLED, "doubled: Seen[what=token "),
                Arguments.of(cycles, Mutation.QUEUE_FORGOTTEN_AT_BARRIER, "missing: token "),
                Arguments.of(cycles, Mutation.COMMIT_SKIPPED, "missing: token "),
                Arguments.of(asks, Mutation.LOGGED_MESSAGE_DROPPED, "disorder=was UNANSWERED"),
                Arguments.of(asks, Mutation.LOGGED_MESSAGE_DOUBLED, "doubled: Seen[what="),
                Arguments.of(asks, Mutation.QUEUE_FORGOTTEN_AT_BARRIER, "missing: "),
                Arguments.of(asks, Mutation.REPLY_LOST, "disorder=was UNANSWERED"),
                Arguments.of(asks, Mutation.COMMIT_SKIPPED, "missing: "));
    }

    private static long seed(Mutation mutation) {
        return mutation == Mutation.QUEUE_FORGOTTEN_AT_BARRIER ? ONE_SUBTASK : TWO_SUBTASKS;
    }

    @ParameterizedTest(name = "{1} in {0}")
    @MethodSource("mutations")
    void aDefectIsFoundAndTheItemIsNamed(Program program, Mutation mutation, String named) throws Exception {
        ExactlyOnceRun mutated = ExactlyOnceRun.of(CLUSTER, folder, program, seed(mutation), mutation);
        assertThat(mutated.problems())
                .as(mutation + " in " + mutated.setting())
                .anyMatch(problem -> problem.contains(named));
    }

    @Test
    void theSameRunsWithoutADefectPass() throws Exception {
        for (Program program : List.of(new CoupledCycles(200, 60, 30), new NestedAsks(5_000, 40, 3_000))) {
            ExactlyOnceRun clean = ExactlyOnceRun.of(CLUSTER, folder, program, TWO_SUBTASKS, Mutation.NONE);
            assertThat(clean.problems()).as(clean.setting()).isEmpty();
            assertThat(clean.loaded())
                    .as("restores with messages or asks in flight")
                    .isPositive();
        }
    }

    @Test
    void whatAnAbortedEpochWroteIsNotSeen() throws Exception {
        ExactlyOnceRun run =
                ExactlyOnceRun.of(CLUSTER, folder, new CoupledCycles(200, 60, 30), TWO_SUBTASKS, Mutation.NONE);
        assertThat(run.aborted()).as("written and aborted").isPositive();
        assertThat(run.problems()).as(run.setting()).isEmpty();
    }
}
