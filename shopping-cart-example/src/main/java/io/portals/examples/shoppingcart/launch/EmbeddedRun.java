package io.portals.examples.shoppingcart.launch;

import io.portals.examples.shoppingcart.launch.faults.Faults;
import io.portals.examples.shoppingcart.launch.input.Load;
import io.portals.examples.shoppingcart.launch.output.CommittedCount;
import io.portals.examples.shoppingcart.launch.output.OutputFolder;
import io.portals.examples.shoppingcart.launch.progress.JobMetrics;
import io.portals.examples.shoppingcart.launch.progress.ProgressLines;
import io.portals.examples.shoppingcart.launch.progress.ProgressReporter;
import io.portals.examples.shoppingcart.launch.prometheus.MetricsServer;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.UUID;
import org.apache.flink.configuration.CheckpointingOptions;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.RestOptions;
import org.apache.flink.configuration.RestartStrategyOptions;
import org.apache.flink.configuration.StateBackendOptions;
import org.apache.flink.core.execution.CheckpointingMode;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Runs the job on a Flink inside this JVM, and shows how it goes. */
final class EmbeddedRun {
    private static final Duration RESTART_DELAY = Duration.ofMillis(100);

    /** Restarts that are allowed besides those that are caused on purpose. */
    private static final int SPARE_RESTARTS = 3;

    /** One that is triggered while the job restarts may stay incomplete, and holds up the next until then. */
    private static final Duration CHECKPOINT_LIMIT = Duration.ofSeconds(30);

    private static final int TOLERATED_CHECKPOINTS = 1_000;

    private static final int FIRST_WEB_PORT = 8081;
    private static final int LAST_WEB_PORT = 8180;

    private final Options options;
    private final PrintStream out;
    private final String run = UUID.randomUUID().toString();

    EmbeddedRun(Options options, PrintStream out) {
        this.options = options;
        this.out = out;
    }

    RunFacts run(Load load, OutputFolder output) throws Exception {
        if (options.failures() == 0) {
            return run(load, output, Decorator.NONE);
        }
        try (Faults faults = new Faults(run, options.failures(), options.seed(), out::println)) {
            return run(load, output, faults);
        }
    }

    RunFacts run(Load load, OutputFolder output, Decorator decorator) throws Exception {
        Configuration configuration = configuration(output);
        if (options.metrics().isEmpty()) {
            return run(load, output, decorator, configuration);
        }
        try (MetricsServer server = MetricsServer.open(run, options.metrics().get())) {
            server.configure(configuration);
            out.println("metrics: " + server.address());
            return run(load, output, decorator, configuration);
        }
    }

    private RunFacts run(Load load, OutputFolder output, Decorator decorator, Configuration configuration)
            throws Exception {
        int parallelism = options.parallelism().orElse(1);
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.createLocalEnvironment(parallelism, configuration);
        JobMetrics metrics = JobMetrics.ofRun(run);
        try {
            JobClient job = ShoppingCartJob.of(load, options.stock(), output, decorator)
                    .executeAsync(environment, ShoppingCartJob.NAME);
            long submitted = System.nanoTime();
            if (options.web()) {
                out.println("web: http://localhost:" + configuration.get(RestOptions.PORT));
            }
            try (ProgressLines lines = new ProgressLines(metrics, new CommittedCount(output.orders()), out)) {
                lines.start();
                job.getJobExecutionResult().get();
            }
            output.deleteCheckpoints();
            return new RunFacts(
                    Duration.ofNanos(System.nanoTime() - submitted),
                    checkpoints(metrics),
                    Long.toString(metrics.restarts()));
        } finally {
            JobMetrics.end(run);
        }
    }

    private static String checkpoints(JobMetrics metrics) {
        String completed = Long.toString(metrics.completedCheckpoints());
        return metrics.failedCheckpoints() == 0
                ? completed
                : completed + " (" + metrics.failedCheckpoints()
                        + " more were given up, as happens while tasks start, end or fail)";
    }

    private Configuration configuration(OutputFolder output) throws IOException {
        Configuration configuration = new Configuration();
        configuration.set(
                CheckpointingOptions.CHECKPOINTING_INTERVAL,
                options.checkpointInterval().orElse(ShoppingCart.DEFAULT_CHECKPOINT_INTERVAL));
        configuration.set(CheckpointingOptions.CHECKPOINTING_CONSISTENCY_MODE, CheckpointingMode.EXACTLY_ONCE);
        configuration.set(CheckpointingOptions.CHECKPOINTING_TIMEOUT, CHECKPOINT_LIMIT);
        configuration.set(CheckpointingOptions.TOLERABLE_FAILURE_NUMBER, TOLERATED_CHECKPOINTS);
        configuration.set(
                CheckpointingOptions.CHECKPOINTS_DIRECTORY,
                output.checkpoints().toUri().toString());
        configuration.set(
                StateBackendOptions.STATE_BACKEND, options.stateBackend().orElse(Options.StateBackend.HEAP).flinkName);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY, "fixed-delay");
        configuration.set(
                RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_ATTEMPTS, options.failures() + SPARE_RESTARTS);
        configuration.set(RestartStrategyOptions.RESTART_STRATEGY_FIXED_DELAY_DELAY, RESTART_DELAY);
        ProgressReporter.configure(configuration, run);
        if (options.web()) {
            int port = freePort();
            configuration.set(RestOptions.ADDRESS, "localhost");
            configuration.set(RestOptions.PORT, port);
            configuration.set(RestOptions.BIND_PORT, Integer.toString(port));
        }
        return configuration;
    }

    private static int freePort() throws IOException {
        for (int port = FIRST_WEB_PORT; port <= LAST_WEB_PORT; port++) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getByName("localhost"))) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // taken: the next one
            }
        }
        throw new IOException("no free port from " + FIRST_WEB_PORT + " to " + LAST_WEB_PORT);
    }
}
