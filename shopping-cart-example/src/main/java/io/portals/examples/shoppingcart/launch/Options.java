package io.portals.examples.shoppingcart.launch;

import io.portals.examples.shoppingcart.launch.input.BasketLoad;
import io.portals.examples.shoppingcart.launch.input.GeneratedLoad;
import io.portals.examples.shoppingcart.launch.input.Load;
import io.portals.examples.shoppingcart.launch.output.OutputFolder;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line. */
@Command(
        name = "shopping-cart-example/run",
        description = {
            "Runs four applications (inventory, cart, orders, analytics) that are composed by streams and portals,"
                    + " as one Flink job, and checks in the end that the books balance.",
            ""
        },
        footer = {"", "Exit status: 0 balance OK, 1 items differ or the job failed, 2 nothing was done."},
        sortOptions = false,
        usageHelpWidth = 110)
final class Options {
    /** What "unlimited" means: more than anybody asks for. */
    static final long UNLIMITED_STOCK = 1_000_000_000;

    static final long DEFAULT_OPERATIONS = 131_072;

    private static final long MOST_OPERATIONS = 1_000_000_000;
    private static final int MOST_PARALLEL = 128;
    private static final int MOST_FAILURES = 1_000;
    private static final int HIGHEST_PORT = 65_535;
    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(10);

    /** Where Flink keeps state. */
    enum StateBackend {
        HEAP("hashmap"),
        ROCKSDB("rocksdb");

        final String flinkName;

        StateBackend(String flinkName) {
            this.flinkName = flinkName;
        }
    }

    @Option(
            names = "--input",
            paramLabel = "FILE",
            description =
                    "Baskets, one a line, item names by comma. Each line is a cart of its own: one add for each item,"
                            + " then checkout. Without it a load is generated.")
    private Path input;

    @Option(
            names = "--operations",
            paramLabel = "N",
            description = "How many cart operations to generate, of 128 users on 1,024 items. Default: "
                    + DEFAULT_OPERATIONS + ".")
    private Long operations;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "42",
            description = "What the generated load and the failures of --fail follow from. Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--stock", paramLabel = "N", description = "How many there are of each item. Default: unlimited.")
    private Long stock;

    @Option(
            names = "--output",
            paramLabel = "DIR",
            description =
                    "A new or an empty folder for the results; for a job that `flink run -s` resumes, the one that it"
                            + " had. Default: a new folder under the system's temporary folder.")
    private Path output;

    @Option(
            names = "--parallelism",
            paramLabel = "N",
            description = "The parallelism of the job. Default: 1, or that of the cluster.")
    private Integer parallelism;

    @Option(
            names = "--checkpoint-interval",
            paramLabel = "DURATION",
            description = "The time between checkpoints, such as 200ms or 5s. Default: 1s.")
    private Duration checkpointInterval;

    @Option(
            names = "--state-backend",
            paramLabel = "heap|rocksdb",
            description = "Where state is kept. Default: heap, or that of the cluster.")
    private StateBackend stateBackend;

    @Option(
            names = "--rate",
            paramLabel = "N",
            description = "At most so many cart operations per second. Default: as fast as it goes.")
    private Long rate;

    @Option(
            names = "--fail",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "Throw N times at random points, each after a checkpoint was completed since the last restart.")
    private int failures;

    @Option(names = "--web", description = "Start Flink's Web UI, and print its address.")
    private boolean web;

    @Option(
            names = "--metrics",
            paramLabel = "PORT",
            description =
                    "Serve metrics for Prometheus to this machine while the job runs, and print the address. 0: any"
                            + " free port.")
    private Integer metrics;

    @Option(names = "--help", usageHelp = true, description = "Print this and exit.")
    private boolean help;

    /**
     * Checks what can be checked without touching anything.
     *
     * @throws UsageException for the first thing that is wrong
     */
    void check() {
        inRange("--operations", operations, 1, MOST_OPERATIONS);
        inRange("--stock", stock, 0, UNLIMITED_STOCK);
        inRange("--parallelism", parallelism == null ? null : (long) parallelism, 1, MOST_PARALLEL);
        inRange("--rate", rate, 1, MOST_OPERATIONS);
        inRange("--fail", (long) failures, 0, MOST_FAILURES);
        inRange("--metrics", metrics == null ? null : (long) metrics, 0, HIGHEST_PORT);
        if (checkpointInterval != null && checkpointInterval.compareTo(SHORTEST_INTERVAL) < 0) {
            throw new UsageException("--checkpoint-interval: is shorter than 10ms; give 10ms or more");
        }
        if (input != null && operations != null) {
            throw new UsageException(
                    "--operations: there is an --input, so nothing is generated; leave out one of the two");
        }
        if (input != null) {
            checkInput();
        }
        if (output != null) {
            OutputFolder.check(output);
        }
    }

    private static void inRange(String option, Long value, long least, long most) {
        if (value != null && (value < least || value > most)) {
            throw new UsageException(
                    String.format("%s: %d is out of range; give a number from %d to %d", option, value, least, most));
        }
    }

    private void checkInput() {
        if (!Files.exists(input)) {
            throw unusableInput("does not exist");
        } else if (!Files.isRegularFile(input)) {
            throw unusableInput("is no file");
        } else if (!Files.isReadable(input)) {
            throw unusableInput("is not readable");
        }
    }

    private UsageException unusableInput(String why) {
        return new UsageException("--input " + input + ": " + why + "; name a file of baskets that can be read");
    }

    /** A job that begins needs a folder of its own; one that resumes from a savepoint goes on in the folder that it had. */
    void checkNewOutput() {
        if (output != null) {
            OutputFolder.checkEmpty(output);
        }
    }

    /** What only this JVM can know, as it runs the job. */
    void checkEmbedded() {
        if (metrics != null && metrics > 0) {
            try (ServerSocket socket = new ServerSocket(metrics, 1, InetAddress.getLoopbackAddress())) {
                socket.getLocalPort(); // it is free
            } catch (IOException e) {
                throw new UsageException("--metrics " + metrics + ": the port cannot be had (" + e.getMessage()
                        + "); give another one, or 0 for any");
            }
        }
    }

    /** Some options make sense only where this JVM runs the job. */
    void checkSubmitted() {
        if (failures > 0) {
            throw new UsageException("--fail: works in embedded runs only; leave it out, or use the run script");
        }
        if (web) {
            throw new UsageException("--web: the cluster has its own; leave it out");
        }
        if (metrics != null) {
            throw new UsageException("--metrics: works in embedded runs only; leave it out, and configure the cluster's"
                    + " reporter as docs/guides/operations.md says");
        }
    }

    /** @throws UsageException if the input cannot be read */
    Load load() {
        OptionalLong operationsPerSecond = rate == null ? OptionalLong.empty() : OptionalLong.of(rate);
        if (input == null) {
            return new GeneratedLoad(operations == null ? DEFAULT_OPERATIONS : operations, seed, operationsPerSecond);
        }
        try {
            return BasketLoad.of(input, operationsPerSecond);
        } catch (IOException e) {
            throw unusableInput("cannot be read (" + e.getMessage() + ")");
        }
    }

    OutputFolder createOutput() {
        return OutputFolder.create(Optional.ofNullable(output));
    }

    long stock() {
        return stock == null ? UNLIMITED_STOCK : stock;
    }

    boolean isStockLimited() {
        return stock != null;
    }

    Optional<Integer> parallelism() {
        return Optional.ofNullable(parallelism);
    }

    Optional<Duration> checkpointInterval() {
        return Optional.ofNullable(checkpointInterval);
    }

    Optional<StateBackend> stateBackend() {
        return Optional.ofNullable(stateBackend);
    }

    long seed() {
        return seed;
    }

    int failures() {
        return failures;
    }

    boolean web() {
        return web;
    }

    /** The port; 0 for one that is free. */
    Optional<Integer> metrics() {
        return Optional.ofNullable(metrics);
    }
}
