package io.portals.conformance.flink;

import static org.assertj.core.api.Assertions.catchThrowable;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.conformance.suite.Mishap;
import io.portals.conformance.suite.Outcome;
import io.portals.conformance.suite.Program;
import io.portals.conformance.suite.Way;
import io.portals.flink.FlinkRuntime;
import io.portals.flink.ProbeAccess;
import io.portals.flink.core.CoreTuning;
import io.portals.flink.metrics.MetricNames;
import io.portals.flink.source.GeneratorSource;
import io.portals.flink.task.TaskException;
import io.portals.flink.testing.CommittedSink;
import io.portals.flink.testing.ExactlyOnceRun;
import io.portals.flink.testing.FaultProbe;
import io.portals.flink.testing.Faults;
import io.portals.flink.testing.JobConfig;
import io.portals.flink.testing.JobMetrics;
import io.portals.flink.testing.TestCluster;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.util.ExceptionUtils;

/**
 * As a job on the shared cluster.
 *
 * @param failures so many strike while it runs; then inputs are read over several checkpoints
 * @param backend keeps its state
 * @param planted a defect
 */
record FlinkWay(int parallelism, int failures, String backend, FaultProbe.Mutation planted) implements Way {
    private static final String HEAP = "hashmap";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration CHECKPOINT_LIMIT = Duration.ofSeconds(8);
    private static final int CHECKPOINT_MILLIS = 30;
    /** So often that barriers come while there is work. */
    private static final int OFTEN_MILLIS = 10;
    /** Over how many checkpoints inputs are read where failures strike. */
    private static final int CHECKPOINTS = 3;

    /** So little that queues are not empty when barriers come. */
    private static final CoreTuning LITTLE_AT_A_TIME = new CoreTuning(1, 1, 10_000);

    FlinkWay(int parallelism, int failures) {
        this(parallelism, failures, HEAP, FaultProbe.Mutation.NONE);
    }

    FlinkWay on(String backend) {
        return new FlinkWay(parallelism, failures, backend, planted);
    }

    FlinkWay planted(FaultProbe.Mutation defect) {
        return new FlinkWay(parallelism, failures, backend, defect);
    }

    @Override
    public boolean countsExactly() {
        return failures == 0;
    }

    @Override
    public Outcome run(Program program) throws Exception {
        return run(program, "fixed-delay");
    }

    @Override
    public String failureOf(Program program) {
        Throwable thrown = catchThrowable(() -> run(program, "none"));
        if (thrown == null) {
            throw new AssertionError("it does not fail");
        }
        return ExceptionUtils.findSerializedThrowable(
                        thrown, TaskException.class, getClass().getClassLoader())
                .orElseThrow(() -> new AssertionError("no handler's failure", thrown))
                .getMessage();
    }

    private Outcome run(Program program, String restarts) throws Exception {
        return run(
                program,
                JobConfig.of(parallelism, SharedCluster.folder(), failures > 0 ? OFTEN_MILLIS : CHECKPOINT_MILLIS)
                        .checkpointsTakeAtMost(CHECKPOINT_LIMIT)
                        .with("state.backend.type", backend)
                        .with("restart-strategy.type", restarts));
    }

    private Outcome run(Program program, JobConfig config) throws Exception {
        JobMetrics.reset();
        Faults.reset();
        Mishap.plan(program);
        Mishap.slow(failures > 0);
        Map<String, CommittedSink<Object>> sinks = new LinkedHashMap<>();
        FlinkRuntime runtime = FlinkRuntime.of(program.applications().toArray(Application[]::new));
        program.feeds().forEach(feed -> bind(runtime, feed));
        program.watched().forEach(stream -> sinks.put(stream.path(), watched(runtime, stream)));
        TestCluster cluster = SharedCluster.cluster();
        JobClient job = ProbeAccess.probed(runtime, new FaultProbe(planted))
                .tuning(failures > 0 ? LITTLE_AT_A_TIME : CoreTuning.DEFAULT)
                .executeAsync(cluster.environment(config));
        new Failures(cluster, job, random(program), LIMIT).inject(failures);
        cluster.await(job, LIMIT);
        Coverage.add();
        Map<String, List<List<Object>>> atoms = new LinkedHashMap<>();
        sinks.forEach((stream, sink) -> atoms.put(stream, sink.epochs()));
        Map<Program.Counter, Long> counted = new LinkedHashMap<>();
        program.counters()
                .forEach(counter ->
                        counted.put(counter, JobMetrics.sum(counter.metric(), MetricNames.STEP, counter.task())));
        return new Outcome(atoms, JobMetrics.sum("lateReplies"), Mishap.struck() + Faults.thrown(), counted);
    }

    /** The failures of a program are the same in each run, and others than those of the next. */
    private Random random(Program program) {
        return new Random(ExactlyOnceRun.mix(program.watched().toString().hashCode() + parallelism));
    }

    private <T> void bind(FlinkRuntime runtime, Program.Feed<T> feed) {
        GeneratorSource<T> atoms =
                new GeneratorSource<>(Generator.atoms(feed.input().type(), feed.atoms()));
        int perCheckpoint = 1 + feed.atoms().size() / CHECKPOINTS;
        if (failures == 0) {
            runtime.input(feed.input(), atoms);
        } else {
            runtime.input(feed.input(), new Paced<>(atoms, perCheckpoint));
        }
    }

    @SuppressWarnings("unchecked") // a sink takes any event
    private static CommittedSink<Object> watched(FlinkRuntime runtime, AtomicStream<?> stream) {
        CommittedSink<Object> sink = new CommittedSink<>();
        runtime.output((AtomicStream<Object>) stream, sink);
        return sink;
    }

    @Override
    public String toString() {
        return "parallelism " + parallelism + (failures == 0 ? "" : ", " + failures + " failures")
                + (backend.equals(HEAP) ? "" : ", " + backend)
                + (planted == FaultProbe.Mutation.NONE ? "" : ", " + planted);
    }
}
