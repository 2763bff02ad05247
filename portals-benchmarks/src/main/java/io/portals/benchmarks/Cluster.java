package io.portals.benchmarks;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** One TaskManager in this JVM. All jobs have the same configuration, given here and nowhere else. */
final class Cluster implements AutoCloseable {
    static final int MAX_PARALLELISM = 128;

    private static final int SLOTS = 2;

    private final MiniCluster cluster;
    private final Duration limit;

    /** @param limit how long a job may take */
    Cluster(Duration limit) throws Exception {
        this.limit = limit;
        Configuration configuration = Configuration.fromMap(Map.of(
                "taskmanager.memory.network.min", "128mb",
                "taskmanager.memory.network.max", "128mb",
                "taskmanager.memory.managed.size", "64mb",
                "rest.port", "0",
                "rest.bind-port", "0"));
        cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(configuration)
                .setNumTaskManagers(1)
                .setNumSlotsPerTaskManager(SLOTS)
                .build());
        cluster.start();
    }

    /** Runs a job to its end. Without checkpoints, with state on the heap, objects handed over by reference. */
    void run(Program program, Map<String, String> settings) throws Exception {
        Configuration configuration = Configuration.fromMap(Map.of(
                "pipeline.object-reuse", "true",
                "pipeline.generic-types", "false",
                "state.backend.type", "hashmap",
                "restart-strategy.type", "none"));
        configuration.addAll(Configuration.fromMap(settings));
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(program.parallelism());
        environment.setMaxParallelism(MAX_PARALLELISM);
        program.build().accept(environment);
        JobGraph job = environment.getStreamGraph().getJobGraph();
        cluster.submitJob(job).get(limit.toMillis(), TimeUnit.MILLISECONDS);
        try {
            cluster.requestJobResult(job.getJobID())
                    .get(limit.toMillis(), TimeUnit.MILLISECONDS)
                    .toJobExecutionResult(getClass().getClassLoader());
        } catch (TimeoutException e) {
            cluster.cancelJob(job.getJobID());
            throw new IllegalStateException(program.name() + ": did not end within " + limit.toSeconds() + " s", e);
        }
    }

    @Override
    public void close() throws Exception {
        cluster.close();
    }
}
