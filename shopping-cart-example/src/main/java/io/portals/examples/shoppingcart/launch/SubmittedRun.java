package io.portals.examples.shoppingcart.launch;

import io.portals.examples.shoppingcart.launch.input.Load;
import io.portals.examples.shoppingcart.launch.output.OutputFolder;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.api.common.JobExecutionResult;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs the job on the cluster to which {@code flink run} submits. What the command line does not say is the cluster's choice. */
final class SubmittedRun {
    private static final String SEE_THE_CLUSTER = "see the cluster's Web UI";

    private final Options options;
    private final StreamExecutionEnvironment environment;

    SubmittedRun(Options options, StreamExecutionEnvironment environment) {
        this.options = options;
        this.environment = environment;
    }

    /** Empty if nobody waits for the job's end ({@code flink run --detached}). */
    Optional<RunFacts> run(Load load, OutputFolder output) throws Exception {
        Configuration configuration = new Configuration();
        options.checkpointInterval()
                .ifPresent(interval -> configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, interval));
        options.stateBackend()
                .ifPresent(backend -> configuration.set(StateBackendOptions.STATE_BACKEND, backend.flinkName));
        if (!environment.getCheckpointConfig().isCheckpointingEnabled()
                && options.checkpointInterval().isEmpty()) {
            configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, ShoppingCart.DEFAULT_CHECKPOINT_INTERVAL);
        }
        environment.configure(configuration);
        options.parallelism().ifPresent(environment::setParallelism);

        long start = System.nanoTime();
        JobExecutionResult result = ShoppingCartJob.of(load, options.stock(), output, Decorator.NONE)
                .execute(environment, ShoppingCartJob.NAME);
        return result.isJobExecutionResult()
                ? Optional.of(
                        new RunFacts(Duration.ofNanos(System.nanoTime() - start), SEE_THE_CLUSTER, SEE_THE_CLUSTER))
                : Optional.empty();
    }
}
