package io.portals.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.KeyedFlow;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.flink.testing.CommittedSink;
import io.portals.flink.testing.JobConfig;
import io.portals.flink.testing.TestCluster;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How flows are joined and split, plain and inside a core. */
final class FlowsTest {
    @RegisterExtension
    static final TestCluster CLUSTER = new TestCluster();

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private <T> List<T> run(int parallelism, AtomicStream<T> output, Application application) throws Exception {
        CommittedSink<T> sink = new CommittedSink<>();
        FlinkRuntime runtime = FlinkRuntime.of(application).output(output, sink);
        CLUSTER.await(runtime.executeAsync(CLUSTER.environment(JobConfig.of(parallelism, folder, 50))), LIMIT);
        return sink.committed();
    }

    // Streams of several types that are read as one of a wider type ---------------------------------------------------

    sealed interface Shape {
        long size();
    }

    record Circle(long size) implements Shape, Serializable {}

    record Square(long size) implements Shape, Serializable {}

    /** Halves a shape until it is too small. */
    record Halve() implements Task<Shape, Shape> {
        @Override
        public void process(Shape shape, TaskContext<Shape> ctx) {
            long half = shape.size() / 2;
            ctx.emit(shape instanceof Circle ? new Circle(half) : new Square(half));
        }
    }

    private static final AtomicStream<Shape> HALVED = AtomicStream.at("/a/workflows/halve/stream", Shape.class);

    private static Application shapes(boolean cycle) {
        return Application.named("a", app -> {
            var all = app.sequencer("all", Shape.class);
            app.connect(app.generator("circles", Generator.of(Circle.class, new Circle(8), new Circle(9))), all);
            app.connect(app.generator("squares", Generator.of(Square.class, new Square(7))), all);
            AtomicStream<Shape> halved = app.workflow("halve", all)
                    .filter(shape -> shape.size() > 1)
                    .keyBy(Long.class, Shape::size)
                    .process("task", Shape.class, new Halve())
                    .sink();
            if (cycle) {
                app.connect(halved, all);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void streamsOfVariantsAreReadAsTheirSum(int parallelism) throws Exception {
        assertThat(run(parallelism, HALVED, shapes(false)))
                .containsExactlyInAnyOrder(new Circle(4), new Circle(4), new Square(3));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void streamsOfVariantsEnterACycleOfTheirSum(int parallelism) throws Exception {
        assertThat(run(parallelism, HALVED, shapes(true)))
                .containsExactlyInAnyOrder(
                        new Circle(4),
                        new Circle(2),
                        new Circle(1),
                        new Circle(4),
                        new Circle(2),
                        new Circle(1),
                        new Square(3),
                        new Square(1));
    }

    // A flow that is read several times -------------------------------------------------------------------------------

    /** Emits a running number for each event, and at the end how many there were. */
    record Number(String name) implements Task<Long, String> {
        static final PerKey<Long> SEEN = State.perKey("seen", Long.class).orElse(0L);

        @Override
        public Uses uses() {
            return Uses.state(SEEN);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            ctx.emit(name + ctx.key(Long.class) + "#" + ctx.update(SEEN, n -> n + 1));
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit(name + ctx.key(Long.class) + "=" + ctx.get(SEEN));
        }
    }

    /** Counts what the task before it emits. */
    record Count() implements Task<String, String> {
        @Override
        public Uses uses() {
            return Uses.state(Number.SEEN);
        }

        @Override
        public void process(String word, TaskContext<String> ctx) {
            ctx.update(Number.SEEN, n -> n + 1);
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit("chained" + ctx.key(Long.class) + "=" + ctx.get(Number.SEEN));
        }
    }

    private static final AtomicStream<String> READ = AtomicStream.at("/a/workflows/w/stream", String.class);

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void tasksOfOneKeyByHaveStateOfTheirOwnAndCompleteInTheirOrder(int parallelism) throws Exception {
        Application a = Application.named("a", app -> {
            KeyedFlow<Long, Long> keyed = app.workflow("w", app.generator("numbers", Generator.range(0, 9, 2)))
                    .keyBy(Long.class, n -> n % 3);
            KeyedFlow<Long, String> left = keyed.process("left", String.class, new Number("l"));
            KeyedFlow<Long, String> right = keyed.process("right", String.class, new Number("r"));
            KeyedFlow<Long, String> chained = left.process("chained", String.class, new Count());
            left.unkeyed().union(right.unkeyed()).union(chained.unkeyed()).sink();
        });
        assertThat(run(parallelism, READ, a))
                .containsExactlyInAnyOrderElementsOf(LongStream.range(0, 3)
                        .boxed()
                        .flatMap(key -> Stream.of(
                                        "l_#1", "l_#2", "l_#3", "l_=3", "r_#1", "r_#2", "r_#3", "r_=3", "chained_=4")
                                .map(each -> each.replace("_", "" + key)))
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aFlowJoinedWithItselfGivesEachEventTwice(int parallelism) throws Exception {
        Application a = Application.named("a", app -> {
            var numbers = app.workflow("w", app.generator("numbers", Generator.range(0, 5, 2)));
            numbers.union(numbers).map(String.class, n -> "" + n).sink();
        });
        assertThat(run(parallelism, READ, a))
                .containsExactlyInAnyOrder("0", "0", "1", "1", "2", "2", "3", "3", "4", "4");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aSequencerIsAnOutputLikeAnyStream(int parallelism) throws Exception {
        Application a = Application.named("a", app -> {
            var all = app.sequencer("all", Long.class);
            app.connect(app.generator("few", Generator.range(0, 2, 1)), all);
            app.connect(
                    app.workflow("less", all)
                            .map(Long.class, n -> n - 1)
                            .filter(n -> n > -2)
                            .sink(),
                    all);
        });
        assertThat(run(parallelism, AtomicStream.at("/a/sequencers/all", Long.class), a))
                .containsExactlyInAnyOrder(0L, 1L, -1L, 0L, -1L);
    }
}
