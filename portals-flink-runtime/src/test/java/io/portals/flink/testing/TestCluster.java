package io.portals.flink.testing;

import com.google.common.collect.Streams;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.flink.api.common.JobID;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.DeploymentOptions;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.checkpoint.AbstractCheckpointStats;
import org.apache.flink.runtime.checkpoint.CheckpointStatsCounts;
import org.apache.flink.runtime.checkpoint.CheckpointStatsSnapshot;
import org.apache.flink.runtime.checkpoint.CheckpointStatsStatus;
import org.apache.flink.runtime.checkpoint.SubtaskStateStats;
import org.apache.flink.runtime.checkpoint.TaskStateStats;
import org.apache.flink.runtime.execution.ExecutionState;
import org.apache.flink.runtime.executiongraph.AccessExecutionGraph;
import org.apache.flink.runtime.executiongraph.ErrorInfo;
import org.apache.flink.runtime.jobgraph.JobVertexID;
import org.apache.flink.runtime.minicluster.MiniCluster;
import org.apache.flink.runtime.minicluster.MiniClusterConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.util.MiniClusterPipelineExecutorServiceLoader;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Two TaskManagers in this JVM, shared by the tests of a class.
 *
 * <pre>{@code
 * @RegisterExtension static final TestCluster CLUSTER = new TestCluster();
 * }</pre>
 */
public final class TestCluster implements BeforeAllCallback, AfterAllCallback {
    private static final int SLOTS = 4;

    /** A source that ends is done with so many more checkpoints. */
    private static final int CHECKPOINTS_OF_AN_END = 3;

    /** Of a thread where a job is stuck: down to what its task does. */
    private static final int FRAMES = 24;

    private final Map<String, String> more;
    private MiniCluster cluster;

    public TestCluster() {
        this(Map.of());
    }

    /** @param more settings of Flink, before those that are given here */
    public TestCluster(Map<String, String> more) {
        this.more = Map.copyOf(more);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws Exception {
        start();
    }

    @Override
    public void afterAll(ExtensionContext context) throws Exception {
        stop();
    }

    /** For use outside of a test. */
    public TestCluster start() throws Exception {
        Map<String, String> settings = new HashMap<>();
        settings.put("taskmanager.memory.network.min", "64mb");
        settings.put("taskmanager.memory.network.max", "64mb");
        settings.put("taskmanager.memory.managed.size", "256mb");
        settings.put("rest.port", "0");
        settings.put("rest.bind-port", "0");
        settings.put("web.checkpoints.history", "10000");
        settings.put("metrics.reporter.tests.factory.class", JobMetrics.Factory.class.getName());
        settings.put("metrics.job.status.enable", "STATE");
        settings.putAll(more);
        cluster = new MiniCluster(new MiniClusterConfiguration.Builder()
                .setConfiguration(Configuration.fromMap(settings))
                .setNumTaskManagers(2)
                .setNumSlotsPerTaskManager(SLOTS)
                .build());
        cluster.start();
        return this;
    }

    public void stop() throws Exception {
        cluster.close();
    }

    /** An environment whose jobs run here: exactly once, restarted without end. */
    public StreamExecutionEnvironment environment(JobConfig config) {
        Configuration configuration = Configuration.fromMap(config.settings());
        configuration.set(DeploymentOptions.TARGET, MiniClusterPipelineExecutorServiceLoader.NAME);
        configuration.set(DeploymentOptions.ATTACHED, true);
        StreamExecutionEnvironment environment = new StreamExecutionEnvironment(
                new MiniClusterPipelineExecutorServiceLoader(cluster),
                configuration,
                getClass().getClassLoader());
        environment.setParallelism(config.parallelism());
        environment.setMaxParallelism(128);
        return environment;
    }

    /**
     * Waits for a job to end.
     *
     * @throws AssertionError with all threads and what the job counts, if it does not in time
     */
    public void await(JobClient job, Duration limit) throws Exception {
        try {
            job.getJobExecutionResult().get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw stuck("job did not end within " + limit, job);
        }
    }

    /** Waits until something holds. */
    public void await(String what, JobClient job, Duration limit, Callable<Boolean> condition) throws Exception {
        if (!awaitUnlessEnded(what, job, limit, condition)) {
            throw new AssertionError("the job ended (" + job.getJobStatus().get() + ") before: " + what);
        }
    }

    /** Waits until something holds; false if the job ended before. */
    public boolean awaitUnlessEnded(String what, JobClient job, Duration limit, Callable<Boolean> condition)
            throws Exception {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > end) {
                throw stuck("not within " + limit + ": " + what, job);
            }
            if (job.getJobStatus().get().isGloballyTerminalState()) {
                return condition.call();
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return true;
    }

    /**
     * Stops a job whose sources have come to their end, or never do, with a savepoint, and waits until it has ended. A source ends with
     * one of the next checkpoints, and a savepoint that is triggered meanwhile is given up by Flink: so some checkpoints are awaited
     * first.
     *
     * @param folder where savepoints are put
     * @return where this one is
     */
    public String stopWithSavepoint(JobClient job, Path folder, SavepointFormatType format, Duration limit)
            throws Exception {
        long before = completedCheckpoints(job);
        await("sources have ended", job, limit, () -> completedCheckpoints(job) >= before + CHECKPOINTS_OF_AN_END);
        return stopAtOnceWithSavepoint(job, folder, format, false, limit);
    }

    /**
     * As the other, of a job whose sources are far from their end.
     *
     * @param drain whether what is in flight is handled before, as at the end of inputs
     */
    public String stopAtOnceWithSavepoint(
            JobClient job, Path folder, SavepointFormatType format, boolean drain, Duration limit) throws Exception {
        String savepoint = job.stopWithSavepoint(drain, folder.toUri().toString(), format)
                .get(limit.toMillis(), TimeUnit.MILLISECONDS);
        await(job, limit);
        return savepoint;
    }

    /** Cancels a job, and waits until none of its tasks runs any more. */
    public void cancel(JobClient job, Duration limit) throws Exception {
        job.cancel().get();
        long end = System.nanoTime() + limit.toNanos();
        while (!job.getJobStatus().get().isGloballyTerminalState()) {
            if (System.nanoTime() > end) {
                throw stuck("not cancelled within " + limit, job);
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    public long completedCheckpoints(JobClient job) throws Exception {
        return checkpoints(job.getJobID()).getCounts().getNumberOfCompletedCheckpoints();
    }

    public CheckpointStatsSnapshot checkpoints(JobID job) throws Exception {
        return cluster.getExecutionGraph(job).get().getCheckpointStatsSnapshot();
    }

    /** Whether a task of the job has come to its end while others run. */
    public boolean hasEndedTasks(JobID job) throws Exception {
        return Streams.stream(cluster.getExecutionGraph(job).get().getAllExecutionVertices())
                .anyMatch(task -> task.getExecutionState() == ExecutionState.FINISHED);
    }

    /** Whether the tasks of the job that metrics are kept of have all started. */
    public boolean areAllTasksRunning() {
        return JobMetrics.sum("runningState") == 1
                && JobMetrics.sum("deployingState") == 0
                && JobMetrics.sum("initializingState") == 0;
    }

    /** Triggers a checkpoint, and waits for it; false if it failed, as when tasks are starting or have ended. */
    public boolean checkpoint(JobID job, Duration limit) throws InterruptedException, TimeoutException {
        try {
            cluster.triggerCheckpoint(job).get(limit.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            return false;
        }
    }

    private AssertionError stuck(String what, JobClient job) throws Exception {
        StringBuilder text = new StringBuilder(what).append('\n');
        Map<String, Map<Integer, Long>> counted = new LinkedHashMap<>();
        for (String metric :
                new String[] {"asksInFlight", "backlog", "restoredMessages", "restoredAsks", "loggedMessages"}) {
            counted.put(metric, JobMetrics.sumByAttempt(metric));
        }
        text.append("status ")
                .append(job.getJobStatus().get())
                .append(", counted by attempt ")
                .append(counted)
                .append('\n');
        CheckpointStatsCounts checkpoints = checkpoints(job.getJobID()).getCounts();
        text.append("checkpoints: ")
                .append(checkpoints.getNumberOfCompletedCheckpoints())
                .append(" completed, ")
                .append(checkpoints.getNumberOfFailedCheckpoints())
                .append(" failed, ")
                .append(checkpoints.getNumberOfInProgressCheckpoints())
                .append(" in progress\n");
        ErrorInfo failure = cluster.getExecutionGraph(job.getJobID()).get().getFailureInfo();
        if (failure != null) {
            text.append("failed last with ").append(failure.getExceptionAsString());
        }
        appendTasks(job.getJobID(), text);
        appendThreads(text);
        job.cancel();
        return new AssertionError(text.toString());
    }

    /** The state of each task, and which of them the checkpoints in progress wait for. */
    private void appendTasks(JobID job, StringBuilder text) throws Exception {
        AccessExecutionGraph graph = cluster.getExecutionGraph(job).get();
        graph.getAllExecutionVertices().forEach(task -> text.append(task.getTaskNameWithSubtaskIndex())
                .append(": ")
                .append(task.getExecutionState())
                .append('\n'));
        Map<JobVertexID, String> names = new HashMap<>();
        graph.getAllVertices().forEach((id, vertex) -> names.put(id, vertex.getName()));
        for (AbstractCheckpointStats checkpoint :
                graph.getCheckpointStatsSnapshot().getHistory().getCheckpoints()) {
            if (checkpoint.getStatus() != CheckpointStatsStatus.IN_PROGRESS) {
                continue;
            }
            text.append("checkpoint ")
                    .append(checkpoint.getCheckpointId())
                    .append(" since ")
                    .append(System.currentTimeMillis() - checkpoint.getTriggerTimestamp())
                    .append(" ms, acknowledged by:\n");
            for (TaskStateStats vertex : checkpoint.getAllTaskStateStats()) {
                text.append("  ").append(names.get(vertex.getJobVertexId()));
                for (SubtaskStateStats subtask : vertex.getSubtaskStats()) {
                    text.append(subtask == null ? " no" : " yes");
                }
                text.append('\n');
            }
        }
    }

    /** Where threads of tasks are: those that are at the same place together, the rarest first, and not all of each stack. */
    private static void appendThreads(StringBuilder text) {
        Map<List<StackTraceElement>, List<String>> places = new LinkedHashMap<>();
        for (ThreadInfo thread : ManagementFactory.getThreadMXBean().dumpAllThreads(false, false)) {
            String name = thread.getThreadName();
            if (name.contains("/") && !name.startsWith("OutputFlusher") && !name.startsWith("Time Trigger")) {
                List<StackTraceElement> stack =
                        Arrays.stream(thread.getStackTrace()).limit(FRAMES).toList();
                places.computeIfAbsent(stack, at -> new ArrayList<>()).add(name);
            }
        }
        places.entrySet().stream()
                .sorted(Comparator.comparing(place -> place.getValue().size()))
                .forEach(place -> {
                    text.append(String.join(", ", place.getValue())).append('\n');
                    place.getKey()
                            .forEach(frame ->
                                    text.append("    at ").append(frame).append('\n'));
                });
    }
}
