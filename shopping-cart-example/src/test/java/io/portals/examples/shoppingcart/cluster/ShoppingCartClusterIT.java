package io.portals.examples.shoppingcart.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.collect.Multiset;
import io.portals.examples.shoppingcart.cluster.RestApi.Checkpoints;
import io.portals.examples.shoppingcart.launch.Results;
import io.portals.examples.shoppingcart.launch.input.BasketLoad;
import io.portals.examples.shoppingcart.launch.input.Profile;
import io.portals.examples.shoppingcart.launch.output.CommittedCount;
import io.portals.examples.shoppingcart.launch.output.OutputFolder;
import io.portals.examples.shoppingcart.launch.summary.Summary;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/**
 * The jar, submitted as a user submits it, to a cluster of several JVMs. In the middle one of them is killed; later the job is
 * stopped with a savepoint and resumed at another parallelism. It is judged by what was committed, all in all.
 */
class ShoppingCartClusterIT {
    private static final Path JAR = Path.of(BuildProperty.of("job.jar"));
    private static final long STOCK = 1_000_000;

    /** The input lasts minutes at the rate of the first part, and seconds without a rate in the second. */
    private static final int BASKETS = 16_000;

    private static final String OPERATIONS_PER_SECOND = "600";

    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path folder;

    private Path input;
    private Path output;
    private StandaloneCluster cluster;
    private long start;

    @Test
    void ordersAreTheBasketsAfterAKilledTaskManagerAndASavepointAtAnotherParallelism() throws Exception {
        start = System.nanoTime();
        Baskets baskets = Baskets.random(42, BASKETS);
        input = folder.resolve("baskets.csv");
        output = folder.resolve("output");
        baskets.writeTo(input);

        long committedAtStop;
        try (StandaloneCluster started = StandaloneCluster.start(folder.resolve("flink"), 2)) {
            cluster = started;
            report("the cluster is up");
            String first = submit(2, Optional.empty(), "--rate", OPERATIONS_PER_SECOND);
            killATaskManagerOf(first);
            String savepoint = cluster.cli().stop(first);
            cluster.awaitState(first, "FINISHED");
            committedAtStop = new CommittedCount(output.resolve("orders")).now();
            report("stopped with a savepoint, %,d of %,d orders are committed", committedAtStop, BASKETS);

            String second = submit(3, Optional.of(savepoint));
            cluster.awaitState(second, "FINISHED");
            assertThat(cluster.rest().checkpoints(second).restoredFromSavepoint())
                    .as("resumed from a savepoint")
                    .isTrue();
            report("resumed at parallelism 3 and ended");
        }

        report("%,d orders were written and never committed, as their checkpoint was not completed", givenUp());
        assertThat(committedAtStop).as("orders of the first part").isBetween(1L, BASKETS - 1L);
        assertThat(OrderCheck.differences(baskets.orders(), new Results(output).orders()))
                .isEmpty();
        assertBooksBalance(baskets);
    }

    private String submit(int parallelism, Optional<String> savepoint, String... more) throws Exception {
        List<String> arguments = new ArrayList<>(List.of("--input", input.toString(), "--output", output.toString()));
        arguments.addAll(List.of("--stock", Long.toString(STOCK), "--checkpoint-interval", "500ms"));
        arguments.addAll(List.of(more));
        return cluster.cli().run(JAR, parallelism, savepoint, arguments);
    }

    /** Kills one when there is something to lose, replaces it, and waits until the job has gone on for a while. */
    private void killATaskManagerOf(String job) throws Exception {
        RestApi rest = cluster.rest();
        CommittedCount orders = new CommittedCount(output.resolve("orders"));
        cluster.await(
                "tasks on two TaskManagers, two checkpoints, some orders",
                () -> rest.taskManagersOf(job).size() == 2
                        && rest.checkpoints(job).completed() >= 2
                        && orders.now() > 0);
        long ordersBefore = orders.now();

        report("a checkpoint and %,d orders are committed", ordersBefore);
        cluster.killTaskManager(rest.taskManagersOf(job).iterator().next());
        String replacement = cluster.startTaskManager();

        cluster.await("the job restarts from a checkpoint", () -> {
            Checkpoints checkpoints = rest.checkpoints(job);
            return checkpoints.restored() > 0 && !checkpoints.restoredFromSavepoint();
        });
        cluster.await("the replacement", () -> rest.taskManagers().contains(replacement));
        cluster.await("checkpoints and orders after the restart", () -> {
            Checkpoints checkpoints = rest.checkpoints(job);
            return rest.allTasksRun(job)
                    && checkpoints.lastCompleted() > checkpoints.lastRestored()
                    && orders.now() > ordersBefore;
        });
        report("went on from checkpoint %d after SIGKILL", rest.checkpoints(job).lastRestored());
    }

    /** How many orders are in hidden files: the kill came after they were written and before they were committed. */
    private long givenUp() throws IOException {
        long orders = 0;
        try (Stream<Path> files = Files.list(output.resolve("orders"))) {
            for (Path file : files.filter(file -> file.getFileName().toString().startsWith("."))
                    .toList()) {
                orders += Files.readAllLines(file).size();
            }
        }
        return orders;
    }

    /** What the test went through. */
    private void report(String what, Object... values) {
        System.out.printf("%3d s: %s%n", (System.nanoTime() - start) / 1_000_000_000, String.format(what, values));
    }

    private void assertBooksBalance(Baskets baskets) throws IOException {
        Profile profile = BasketLoad.of(input, OptionalLong.empty()).profile();
        Summary summary = Summary.of(profile, STOCK, OutputFolder.create(Optional.of(output)));
        Multiset<String> items = baskets.items();
        assertThat(summary.balance().differing())
                .as("items whose books do not balance")
                .isEmpty();
        assertThat(summary.balance().total().sold()).isEqualTo(items.size());
        assertThat(summary.top()).as("the ranking").hasSize(10).allSatisfy(item -> assertThat(item.count())
                .as(item.item())
                .isEqualTo(items.count(item.item())));
        assertThat(summary.deadLetters() + summary.openCarts() + summary.emptyCheckouts())
                .as("anything but orders")
                .isZero();
    }
}
