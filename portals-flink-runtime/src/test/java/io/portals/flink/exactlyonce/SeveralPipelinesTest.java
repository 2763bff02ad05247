package io.portals.flink.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.flink.FlinkRuntime;
import io.portals.flink.source.GeneratorSource;
import io.portals.flink.testing.CommittedSink;
import io.portals.flink.testing.Faults;
import io.portals.flink.testing.JobConfig;
import io.portals.flink.testing.NeverEnding;
import io.portals.flink.testing.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Pipelines that share nothing, in one job. */
final class SeveralPipelinesTest {
    @RegisterExtension
    static final TestCluster CLUSTER = new TestCluster();

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final PerKey<Long> SEEN = State.perKey("seen", Long.class).orElse(0L);
    private static final Input<Long> TICKS = Input.at("/a/inputs/ticks", Long.class);
    private static final Input<Long> TOCKS = Input.at("/a/inputs/tocks", Long.class);

    @TempDir
    Path folder;

    /** Set by the test, and by tasks in the same JVM. */
    private enum Flag {
        FIRST_MAY_END,
        FIRST_WILL_FAIL,
        SECOND_MAY_END;

        final AtomicBoolean is = new AtomicBoolean();
    }

    /** Counts; the first time that it comes to the end, its sink's next commit fails. */
    record Count() implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Uses.state(SEEN);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            ctx.update(SEEN, n -> n + 1);
            ctx.emit("" + number);
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit("all " + ctx.get(SEEN));
            if (Flag.FIRST_WILL_FAIL.is.compareAndSet(false, true)) {
                Faults.arm(Faults.Place.SINK_COMMIT, 1);
            }
        }
    }

    /** 0, 1, 2, ... until it may end. */
    private static Generator<Long> until(Flag end) {
        return Generator.iterator(Long.class, 1, () -> new Iterator<Long>() {
                    private long next;

                    @Override
                    public boolean hasNext() {
                        return !end.is.get() || next == 0;
                    }

                    @Override
                    public Long next() {
                        return next++;
                    }
                })
                .throttled(Duration.ofMillis(5));
    }

    /** The third ends at once: from then on Flink takes checkpoints without the tasks that have ended. */
    private static Application threePipelines() {
        return Application.named("a", app -> {
            app.workflow("first", app.generator("numbers", until(Flag.FIRST_MAY_END)))
                    .keyBy(String.class, number -> "all")
                    .process("count", String.class, new Count())
                    .sink();
            app.workflow("second", app.generator("ticks", until(Flag.SECOND_MAY_END)))
                    .map(String.class, tick -> "tick " + tick)
                    .sink();
            app.workflow("third", app.generator("nothing", Generator.empty(String.class)))
                    .filter(nothing -> true)
                    .sink();
        });
    }

    private static AtomicStream<String> stream(String workflow) {
        return AtomicStream.at("/a/workflows/" + workflow + "/stream", String.class);
    }

    /**
     * The first pipeline has come to its end, and fails when it commits; while it waits for its restart the second one comes to its
     * end too. Then all tasks have, and Flink takes a checkpoint at once.
     */
    @Test
    void aPipelineThatFailsAtItsEndIsNotTakenForOneThatHasEnded() throws Exception {
        Stream.of(Flag.values()).forEach(flag -> flag.is.set(false));
        Faults.reset();
        CommittedSink<String> sink = new CommittedSink<>();
        JobClient job = FlinkRuntime.of(threePipelines())
                .output(stream("first"), sink)
                .output(stream("second"), new DiscardingSink<>())
                .output(stream("third"), new DiscardingSink<>())
                .executeAsync(CLUSTER.environment(
                        JobConfig.of(1, folder, 10).with("restart-strategy.fixed-delay.delay", "500 ms")));
        CLUSTER.await("the end of the third pipeline", job, LIMIT, () -> CLUSTER.hasEndedTasks(job.getJobID()));
        Flag.FIRST_MAY_END.is.set(true);
        CLUSTER.await("the failure of the first", job, LIMIT, () -> Faults.thrown() > 0);
        Flag.SECOND_MAY_END.is.set(true);
        CLUSTER.await(job, LIMIT);
        List<String> committed = sink.committed();
        long events = committed.size() - 1L;
        List<String> expected = Stream.concat(
                        LongStream.range(0, events).mapToObj(number -> "" + number), Stream.of("all " + events))
                .toList();
        assertThat(committed).containsExactlyElementsOf(expected);
    }

    // The graph
    // --------------------------------------------------------------------------------------------------------

    private static List<String> vertices(StreamExecutionEnvironment environment) {
        JobGraph graph = environment.getStreamGraph().getJobGraph();
        return Stream.of(graph.getVerticesAsArray()).map(JobVertex::getName).toList();
    }

    private StreamExecutionEnvironment environment(FlinkRuntime runtime) {
        StreamExecutionEnvironment environment = CLUSTER.environment(JobConfig.of(2, folder, 1000));
        runtime.addTo(environment);
        return environment;
    }

    private static Application twoInputs() {
        return Application.named("a", app -> {
            app.workflow("first", app.input("ticks", Long.class))
                    .map(String.class, tick -> "" + tick)
                    .sink();
            app.workflow("second", app.input("tocks", Long.class))
                    .map(String.class, tick -> "" + tick)
                    .sink();
        });
    }

    private static GeneratorSource<Long> ended() {
        return new GeneratorSource<>(Generator.of(Long.class, 1L));
    }

    private static FlinkRuntime ofTwoInputs() {
        return FlinkRuntime.of(twoInputs())
                .output(stream("first"), new CommittedSink<>())
                .output(stream("second"), new CommittedSink<>());
    }

    @Test
    void pipelinesAreTiedWhereOneCanEnd() {
        assertThat(vertices(environment(
                        ofTwoInputs().input(TICKS, new NeverEnding<>(ended())).input(TOCKS, ended()))))
                .contains("one region");
    }

    @Test
    void pipelinesThatNeverEndAreNotTied() {
        assertThat(vertices(environment(ofTwoInputs()
                        .input(TICKS, new NeverEnding<>(ended()))
                        .input(TOCKS, new NeverEnding<>(ended())))))
                .doesNotContain("one region");
    }

    @Test
    void onePipelineIsNotTied() {
        FlinkRuntime runtime = FlinkRuntime.of(
                Application.named("a", app -> app.workflow("first", app.generator("numbers", Generator.range(0, 10, 1)))
                        .map(String.class, number -> "" + number)
                        .sink()));
        assertThat(vertices(environment(runtime.output(stream("first"), new CommittedSink<>()))))
                .doesNotContain("one region");
    }
}
