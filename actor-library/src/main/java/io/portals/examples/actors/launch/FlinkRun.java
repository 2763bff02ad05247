package io.portals.examples.actors.launch;

import io.portals.actor.ActorSystem;
import io.portals.actor.Outlet;
import io.portals.api.AtomicStream;
import io.portals.api.task.DeadLetter;
import io.portals.examples.actors.Example;
import io.portals.examples.actors.Results;
import io.portals.flink.FlinkRuntime;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;

/** Runs an example as a job of a Flink inside this JVM. */
final class FlinkRun {
    private static final java.time.Duration RESTART_DELAY = java.time.Duration.ofMillis(20);

    /** Restarts that are allowed besides those that are caused on purpose. */
    private static final int SPARE_RESTARTS = 3;

    /** One that is triggered while the job restarts may stay incomplete, and holds up the next until then. */
    private static final java.time.Duration CHECKPOINT_LIMIT = java.time.Duration.ofSeconds(10);

    private static final int TOLERATED_CHECKPOINTS = 1_000;
    private static final long CANCEL_SECONDS = 10;

    /** Under which dead letters are collected; no outlet has such a name. */
    private static final String DEAD_LETTERS = "/";

    private final RunOptions options;

    FlinkRun(RunOptions options) {
        this.options = options;
    }

    Run run(Example example) throws Exception {
        Failures failures = new Failures(options.failures(), options.seed(), options.pause());
        Path checkpoints = Files.createTempDirectory("actors-");
        try (Collected collected = new Collected(failures)) {
            execute(example, collected, checkpoints);
            Map<String, List<Object>> events = new LinkedHashMap<>();
            example.outlets().forEach(outlet -> events.put(outlet.name(), collected.committed(outlet.name())));
            return new Run(new Results(events), deadLetters(collected), described(failures));
        } finally {
            delete(checkpoints);
        }
    }

    private void execute(Example example, Collected collected, Path checkpoints) throws Exception {
        long end = System.nanoTime() + options.limit().toNanos();
        ActorSystem system = example.system();
        FlinkRuntime runtime = FlinkRuntime.of(system.application());
        for (Outlet<?> outlet : example.outlets()) {
            collect(runtime, system.stream(outlet), new CollectingSink<>(collected.id(), outlet.name(), false));
        }
        collect(runtime, system.deadLetters(), new CollectingSink<>(collected.id(), DEAD_LETTERS, true));
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(options.parallelism(), configuration(checkpoints));
        JobClient job = runtime.executeAsync(environment, example.name());
        try {
            job.getJobExecutionResult().get(end - System.nanoTime(), TimeUnit.NANOSECONDS);
        } catch (TimeoutException e) {
            throw new GaveUpException(
                    "the job has not ended after " + options.limit().toMillis() + " ms: it is "
                            + status(job) + ", " + described(collected.failures()) + "; committed so far: "
                            + counts(example, collected));
        } finally {
            cancel(job);
        }
    }

    private static <T> void collect(FlinkRuntime runtime, AtomicStream<T> stream, CollectingSink<T> sink) {
        runtime.output(stream, sink);
    }

    private static String status(JobClient job) throws Exception {
        return job.getJobStatus().get(CANCEL_SECONDS, TimeUnit.SECONDS).toString();
    }

    private static String counts(Example example, Collected collected) {
        List<String> counts = new ArrayList<>();
        example.outlets()
                .forEach(outlet ->
                        counts.add(collected.committed(outlet.name()).size() + " of outlet " + outlet.name()));
        counts.add(collected.committed(DEAD_LETTERS).size() + " dead letters");
        return String.join(", ", counts);
    }

    private static List<DeadLetter<?>> deadLetters(Collected collected) {
        List<DeadLetter<?>> letters = new ArrayList<>();
        collected.committed(DEAD_LETTERS).forEach(letter -> letters.add((DeadLetter<?>) letter));
        return letters;
    }

    private String described(Failures failures) {
        return failures.struck() + " of " + options.failures() + " failures struck, " + failures.restarts()
                + " restarts, " + failures.checkpoints() + " checkpoints";
    }

    private Configuration configuration(Path checkpoints) {
        Configuration configuration = new Configuration();
        configuration.set(CheckpointingOptions.CHECKPOINTING_INTERVAL, options.checkpointInterval());
        configuration.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        configuration.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, CHECKPOINT_LIMIT);
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, TOLERATED_CHECKPOINTS);
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY, checkpoints.toUri().toString());
        configuration.set(StateBackendOptions.STATE_BACKEND, options.stateBackend());
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, options.failures() + SPARE_RESTARTS);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, RESTART_DELAY);
        return configuration;
    }

    /** If the job has not ended by itself, its threads would go on. */
    private static void cancel(JobClient job) {
        try {
            if (!job.getJobStatus().get(CANCEL_SECONDS, TimeUnit.SECONDS).isTerminalState()) {
                job.cancel().get(CANCEL_SECONDS, TimeUnit.SECONDS);
            }
        } catch (Exception e) {
            // its cluster is gone, as it is when the job has ended
        }
    }

    private static void delete(Path folder) {
        try {
            FileUtils.deleteDirectory(folder.toFile());
        } catch (IOException e) {
            // Flink may be doing the same: a few empty folders may stay
        }
    }
}
