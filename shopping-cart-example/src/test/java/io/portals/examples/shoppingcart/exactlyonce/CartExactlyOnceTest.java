package io.portals.examples.shoppingcart.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.flink.testing.ExactlyOnceRun;
import io.portals.flink.testing.FaultProbe.Mutation;
import io.portals.flink.testing.TestCluster;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The cart with failures inside handlers, snapshots, restores and sinks: orders and stock come out as without them. */
final class CartExactlyOnceTest {
    @RegisterExtension
    static final TestCluster CLUSTER = new TestCluster();

    private static final int SEEDS = Integer.getInteger("exactlyonce.seeds", 8);
    private static final int BASKETS = 1_500;
    private static final long PLENTY = 1_000_000;
    private static final long SCARCE = 80;
    private static final List<ExactlyOnceRun> RUNS = new ArrayList<>();

    @TempDir
    Path folder;

    static List<Long> seeds() {
        List<Long> seeds = new ArrayList<>();
        for (long seed = 1; seed <= SEEDS; seed++) {
            seeds.add(seed);
        }
        return seeds;
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void ordersAndStockAreThoseOfARunWithoutFailures(long seed) throws Exception {
        CartProgram program = new CartProgram(BASKETS, seed % 2 == 0 ? PLENTY : SCARCE);
        ExactlyOnceRun run = ExactlyOnceRun.of(CLUSTER, folder, program, seed, Mutation.NONE);
        System.out.println(run.summary());
        RUNS.add(run);
        assertThat(run.problems()).as(run.setting()).isEmpty();
        assertThat(run.failures()).as("failures that struck").isPositive();
    }

    @Test
    void aReplyThatIsLostIsFoundAndTheItemIsNamed() throws Exception {
        ExactlyOnceRun run =
                ExactlyOnceRun.of(CLUSTER, folder, new CartProgram(BASKETS, PLENTY), 2, Mutation.REPLY_LOST);
        assertThat(run.problems()).anyMatch(problem -> problem.matches("missing: .*item-.* in the order of line-.*"));
    }

    @AfterAll
    static void atLeastHalfOfTheRestoresBroughtBackMessagesOrAsks() {
        ExactlyOnceRun.assertMostRestoresWereLoaded(RUNS);
    }
}
