package io.portals.conformance.random.run;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.conformance.random.program.Event;
import io.portals.conformance.random.program.Hub;
import io.portals.conformance.random.program.ProgramBuilder;
import io.portals.conformance.random.program.Report;
import io.portals.conformance.random.program.Setting;
import io.portals.conformance.random.program.Stages;
import io.portals.conformance.random.spec.ProgramSpec;
import io.portals.flink.FlinkRuntime;
import io.portals.flink.ProbeAccess;
import io.portals.flink.core.CoreTuning;
import io.portals.flink.testing.CommittedSink;
import io.portals.flink.testing.FaultProbe;
import io.portals.flink.testing.Faults;
import io.portals.flink.testing.JobConfig;
import io.portals.flink.testing.JobMetrics;
import io.portals.flink.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.FileUtils;

/**
 * One Flink job with one or many programs in it, which have nothing to do with each other but for their output: it is what joins
 * them, so that a failure in one restarts them all, and each failure strikes all programs.
 *
 * @param outcomes by program, in the order in which they were given
 * @param failures how many struck
 * @param restores how often the job came back from a checkpoint
 * @param withMessages how many restores brought back messages in flight, by the core's metrics
 * @param withAsks the same for open asks
 * @param lateReplies how many replies came after their ask had failed; those that were handled again count again
 */
public record FlinkRun(
        List<Outcome> outcomes, int failures, int restores, int withMessages, int withAsks, long lateReplies) {
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration END_LIMIT = Duration.ofSeconds(20);
    private static final Duration CHECKPOINT_LIMIT = Duration.ofSeconds(8);
    /** After how many passes of handlers or sinks a failure strikes, at most. */
    private static final int MOST_PASSES = 60;

    /** Few, as each state of each task has a part for each of them. */
    private static final int KEY_GROUPS = 8;

    private static final int NTH_ANSWER = 20;
    private static final String MERGED = "merged";
    /** So low that queues are not empty when barriers come. */
    private static final CoreTuning TUNING = new CoreTuning(8, 1, 10_000);

    /** Settings of a cluster for many small tasks. */
    public static TestCluster cluster() {
        return new TestCluster(Map.of(
                "taskmanager.memory.segment-size", "4kb",
                "taskmanager.memory.network.min", "96mb",
                "taskmanager.memory.network.max", "96mb"));
    }

    /** Runs the programs. */
    public static FlinkRun of(
            TestCluster cluster, List<ProgramSpec> programs, FlinkSettings settings, FaultProbe.Mutation mutation)
            throws Exception {
        // a reply that a defect has lost shows when the ask runs out of time; longer than any restart takes
        Duration longest = mutation == FaultProbe.Mutation.NONE ? Duration.ofHours(1) : Duration.ofSeconds(15);
        List<ProgramBuilder> builders = new ArrayList<>();
        for (int i = 0; i < programs.size(); i++) {
            int stages = settings.failures() + 1;
            Setting setting = Setting.cluster("p" + i, stages, settings.workMicros(), longest);
            ProgramBuilder builder = new ProgramBuilder(programs.get(i), setting);
            builders.add(
                    settings.joined() ? new ProgramBuilder(programs.get(i), setting, tasksOfCores(builder)) : builder);
        }
        CommittedSink<Report> sink = new CommittedSink<>();
        JobMetrics.reset();
        Faults.reset();
        if (settings.whileFinishing()) {
            Faults.arm(Faults.Place.FINISHING, 1 + settings.faults().nextInt(settings.parallelism()));
        }
        Stages.open(-1);
        Path folder = Files.createTempDirectory("conformance");
        try {
            String problem = execute(cluster, builders, sink, settings, mutation, folder);
            return result(programs, settings, sink.committed(), problem);
        } finally {
            Faults.reset();
            delete(folder);
        }
    }

    private static Set<String> tasksOfCores(ProgramBuilder program) {
        Application[] applications = program.applications().toArray(Application[]::new);
        return FlinkRuntime.of(applications).plan().cores().stream()
                .flatMap(core -> core.tasks().stream())
                .map(task -> task.path().substring(task.path().lastIndexOf('/') + 1))
                .collect(Collectors.toSet());
    }

    /** @return what went wrong with the job, or empty */
    private static String execute(
            TestCluster cluster,
            List<ProgramBuilder> programs,
            CommittedSink<Report> sink,
            FlinkSettings settings,
            FaultProbe.Mutation mutation,
            Path folder)
            throws Exception {
        List<Application> applications = new ArrayList<>();
        List<AtomicStream<Event>> outputs = new ArrayList<>();
        for (ProgramBuilder program : programs) {
            applications.addAll(program.applications());
            outputs.addAll(program.outputs());
        }
        if (outputs.isEmpty()) {
            return "";
        }
        applications.add(ProgramBuilder.merged(MERGED, outputs));
        if (settings.joined()) {
            applications.add(Hub.application());
        }
        FlinkRuntime runtime =
                FlinkRuntime.of(applications.toArray(Application[]::new)).output(ProgramBuilder.reports(MERGED), sink);
        JobConfig config = JobConfig.of(settings.parallelism(), folder, settings.intervalMillis())
                .checkpointsTakeAtMost(CHECKPOINT_LIMIT)
                .with("execution.buffer-timeout.interval", "0"); // a thread less for each task
        StreamExecutionEnvironment environment = cluster.environment(settings.rocksdb() ? config.rocksdb() : config);
        environment.setMaxParallelism(KEY_GROUPS);
        JobClient job = ProbeAccess.probed(runtime, new FaultProbe(mutation, NTH_ANSWER))
                .tuning(TUNING)
                .executeAsync(environment);
        try {
            Strikes.at(cluster, job, settings.faults(), settings.failures(), MOST_PASSES);
            cluster.await(job, LIMIT);
            return "";
        } catch (ExecutionException | AssertionError e) {
            job.cancel();
            return ended(job) + e.getMessage().lines().findFirst().orElse("");
        }
    }

    /** Waits until a job that was cancelled is gone: failures are armed for all jobs of this JVM. */
    private static String ended(JobClient job) throws InterruptedException {
        try {
            job.getJobExecutionResult().get(END_LIMIT.toSeconds(), TimeUnit.SECONDS);
            return "";
        } catch (ExecutionException e) {
            return "";
        } catch (TimeoutException e) {
            return "cannot be cancelled: ";
        }
    }

    private static FlinkRun result(
            List<ProgramSpec> programs, FlinkSettings settings, List<Report> committed, String problem) {
        Map<String, List<Report>> byLabel = new LinkedHashMap<>();
        committed.forEach(report -> byLabel.computeIfAbsent(report.program(), label -> new ArrayList<>())
                .add(report));
        List<Outcome> outcomes = new ArrayList<>();
        for (int i = 0; i < programs.size(); i++) {
            outcomes.add(new Outcome(
                    settings.toString(),
                    ProgramBuilder.summed(byLabel.getOrDefault("p" + i, List.of())),
                    problem.isEmpty() ? List.of() : List.of(problem)));
        }
        Map<Integer, Long> messages = JobMetrics.sumByAttempt("restoredMessages");
        return new FlinkRun(
                outcomes,
                Faults.thrown(),
                restores(messages, 0),
                restores(messages, 1),
                restores(JobMetrics.sumByAttempt("restoredAsks"), 1),
                JobMetrics.sum("lateReplies"));
    }

    /** How many attempts after the first restored at least so much. */
    private static int restores(Map<Integer, Long> byAttempt, long least) {
        return (int) byAttempt.entrySet().stream()
                .filter(attempt -> attempt.getKey() > 0 && attempt.getValue() >= least)
                .count();
    }

    private static void delete(Path folder) throws IOException {
        FileUtils.deleteDirectory(folder.toFile()); // does not mind that the job, too, cleans up
    }
}
