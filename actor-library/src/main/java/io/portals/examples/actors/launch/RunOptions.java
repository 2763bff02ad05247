package io.portals.examples.actors.launch;

import io.portals.examples.actors.UsageException;
import java.time.Duration;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The options that all examples have. */
final class RunOptions {
    private static final int MOST_PARALLEL = 128;
    private static final int MOST_FAILURES = 1_000;
    private static final Duration SHORTEST_INTERVAL = Duration.ofMillis(10);
    private static final Duration DEFAULT_INTERVAL = Duration.ofMillis(100);
    private static final Duration DEFAULT_INTERVAL_WITH_FAILURES = Duration.ofMillis(20);

    /** What runs the example. */
    enum Runtime {
        LOCAL,
        FLINK
    }

    /** Where Flink keeps state. */
    enum StateBackend {
        HASHMAP,
        ROCKSDB
    }

    @Option(
            names = "--runtime",
            paramLabel = "local|flink",
            defaultValue = "flink",
            description = "What runs it: one thread, or a Flink inside this JVM. Default: ${DEFAULT-VALUE}.")
    private Runtime runtime;

    @Option(names = "--parallelism", paramLabel = "P", description = "The parallelism of the Flink job. Default: 1.")
    private Integer parallelism;

    @Option(
            names = "--fail",
            paramLabel = "N",
            defaultValue = "0",
            description =
                    "How often it fails and recovers while it runs. On Flink a failure strikes when checkpoints have"
                            + " been completed since the last one; a job that ends sooner has fewer. Default: 0.")
    private int failures;

    @Option(
            names = "--fail-every",
            paramLabel = "D",
            description = "The time between two failures of a Flink job, at least, such as 1s. Default: none.")
    private Duration pause;

    @Option(
            names = "--seed",
            paramLabel = "S",
            defaultValue = "42",
            description = "What the failures follow from, and all that is left to chance locally. Default:"
                    + " ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--state-backend",
            paramLabel = "hashmap|rocksdb",
            description = "Where Flink keeps state. Default: hashmap.")
    private StateBackend stateBackend;

    @Option(
            names = "--checkpoint-interval",
            paramLabel = "D",
            description =
                    "The time between Flink's checkpoints, such as 200ms or 5s. Default: 100ms, with --fail 20ms.")
    private Duration checkpointInterval;

    @Option(
            names = "--give-up-after",
            paramLabel = "D",
            defaultValue = "10m",
            description = "How long it may take at most. Default: ${DEFAULT-VALUE}.")
    private Duration limit;

    @Option(names = "--help", usageHelp = true, description = "Print this and exit.")
    private boolean help;

    /** @throws UsageException for the first thing that is wrong */
    void check() {
        UsageException.checkRange("--fail", failures, 0, MOST_FAILURES);
        if (parallelism != null) {
            UsageException.checkRange("--parallelism", parallelism, 1, MOST_PARALLEL);
        }
        if (checkpointInterval != null && checkpointInterval.compareTo(SHORTEST_INTERVAL) < 0) {
            throw new UsageException("--checkpoint-interval: is shorter than 10ms; give 10ms or more");
        }
        if (runtime == Runtime.LOCAL) {
            checkUnused("--parallelism", parallelism);
            checkUnused("--state-backend", stateBackend);
            checkUnused("--checkpoint-interval", checkpointInterval);
            checkUnused("--fail-every", pause);
        }
    }

    private static void checkUnused(String option, Object value) {
        if (value != null) {
            throw new UsageException(option + ": is for Flink; leave it out, or run with --runtime flink");
        }
    }

    boolean isLocal() {
        return runtime == Runtime.LOCAL;
    }

    int parallelism() {
        return Optional.ofNullable(parallelism).orElse(1);
    }

    int failures() {
        return failures;
    }

    /** Between two failures. */
    Duration pause() {
        return Optional.ofNullable(pause).orElse(Duration.ZERO);
    }

    long seed() {
        return seed;
    }

    /** By the name that Flink has for it. */
    String stateBackend() {
        return Optional.ofNullable(stateBackend)
                .orElse(StateBackend.HASHMAP)
                .name()
                .toLowerCase(java.util.Locale.ROOT);
    }

    Duration checkpointInterval() {
        return Optional.ofNullable(checkpointInterval)
                .orElse(failures == 0 ? DEFAULT_INTERVAL : DEFAULT_INTERVAL_WITH_FAILURES);
    }

    Duration limit() {
        return limit;
    }

    /** What runs it, in words. */
    String description() {
        return isLocal()
                ? "local, seed " + seed
                : "Flink, parallelism " + parallelism() + ", " + stateBackend() + ", a checkpoint each "
                        + checkpointInterval().toMillis() + " ms";
    }
}
