package io.portals.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.KeyedPortal;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.api.task.Tasks;
import io.portals.flink.testing.CommittedSink;
import io.portals.flink.testing.JobConfig;
import io.portals.flink.testing.JobMetrics;
import io.portals.flink.testing.NeverEnding;
import io.portals.flink.testing.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A job that starts from a savepoint takes over all state of it, or is refused. */
final class LaunchFromSavepointTest {
    @RegisterExtension
    static final TestCluster CLUSTER = new TestCluster();

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long KEYS = 3;
    private static final long EVENTS = 600;
    private static final double PER_SECOND = 200;
    private static final Input<Long> IN = Input.at("/counts/inputs/numbers", Long.class);
    private static final AtomicStream<Long> OUT = AtomicStream.at("/counts/workflows/w/stream", Long.class);
    private static final String TASK = "/counts/workflows/w/count";

    @TempDir
    static Path folder;

    // Versions of an application ----------------------------------------------------------------------------------

    static final KeyedPortal<Long, Long, Long> HEARD =
            KeyedPortal.at("/ears/portals/heard", Long.class, Long.class, Long.class, n -> n % KEYS);

    /** Emits how many events its key has had. */
    record Count(String state, boolean tells) implements Task<Long, Long> {
        private PerKey<Long> count() {
            return State.perKey(state, Long.class).orElse(0L);
        }

        @Override
        public Uses uses() {
            Uses uses = Uses.state(count());
            return tells ? uses.asks(HEARD) : uses;
        }

        @Override
        public void process(Long number, TaskContext<Long> ctx) {
            ctx.emit(ctx.update(count(), n -> n + 1));
            if (tells) {
                ctx.tell(HEARD, number);
            }
        }
    }

    private static Application counts(Count count) {
        return Application.named("counts", app -> app.workflow("w", app.input("numbers", Long.class))
                .keyBy(Long.class, n -> n % KEYS)
                .process("count", Long.class, count)
                .sink());
    }

    record Hear() implements Replier<Long, Long, Long> {
        @Override
        public void request(Long number, ReplierContext<Long, Long> ctx) {
            ctx.emit(number);
        }
    }

    private static Application ears() {
        return Application.named("ears", app -> app.workflow("w", app.generator("none", Generator.of(Long.class)))
                .keyBy(Long.class, n -> n)
                .process("ear", Long.class, Tasks.nothing())
                .replies(app.portal("heard", Long.class, Long.class, Long.class, n -> n % KEYS), new Hear())
                .sink());
    }

    private static FlinkRuntime counting() {
        return FlinkRuntime.of(counts(new Count("count", false)));
    }

    private static FlinkRuntime telling() {
        return FlinkRuntime.of(counts(new Count("count", true)), ears());
    }

    // -------------------------------------------------------------------------------------------------------------

    private static JobConfig config(String backend) {
        return JobConfig.of(2, folder, 50).with("state.backend.type", backend);
    }

    /** Runs until some events are counted; gives the savepoint with which it stops. */
    private static String run(
            FlinkRuntime runtime, CommittedSink<Long> sink, JobConfig config, SavepointFormatType format)
            throws Exception {
        JobMetrics.reset();
        JobClient job = bound(runtime).output(OUT, sink).executeAsync(CLUSTER.environment(config));
        CLUSTER.await("some events", job, LIMIT, () -> sink.committed().size() >= KEYS);
        String savepoint = CLUSTER.stopWithSavepoint(job, folder.resolve("savepoints"), format, LIMIT);
        return savepoint;
    }

    private static FlinkRuntime bound(FlinkRuntime runtime) {
        return runtime.input(
                IN,
                new NeverEnding<>(new DataGeneratorSource<>(
                        number -> number, EVENTS, RateLimiterStrategy.perSecond(PER_SECOND), Types.LONG)));
    }

    private static void add(FlinkRuntime runtime, JobConfig config, String savepoint) {
        bound(runtime)
                .output(OUT, new CommittedSink<>())
                .addTo(CLUSTER.environment(config.with("execution.state-recovery.path", savepoint)));
    }

    @ParameterizedTest
    @CsvSource({"hashmap, CANONICAL", "rocksdb, NATIVE", "forst, NATIVE"})
    void aTaskThatComesIntoACoreWouldLoseItsState(String backend, SavepointFormatType format) throws Exception {
        String savepoint = run(counting(), new CommittedSink<>(), config(backend), format);
        assertThatThrownBy(() -> add(telling(), config(backend), savepoint))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the savepoint " + savepoint + " has state that this job would lose:\n  " + TASK
                        + "/count of /counts/workflows/w/keyBy-1: its task is now in core counts + ears\nStart from it"
                        + " with what has the state, name cores so that tasks stay where they are (FlinkRuntime.core), or"
                        + " set execution.state-recovery.ignore-unclaimed-state to leave it behind");
        add(telling(), config(backend).with("execution.state-recovery.ignore-unclaimed-state", "true"), savepoint);
    }

    @ParameterizedTest
    @CsvSource({"hashmap, CANONICAL", "rocksdb, NATIVE", "forst, NATIVE"})
    void aTaskThatIsInANamedCoreBeforehandKeepsIt(String backend, SavepointFormatType format) throws Exception {
        UnaryOperator<FlinkRuntime> named = runtime -> runtime.core("shop", TASK);
        CommittedSink<Long> sink = new CommittedSink<>();
        String savepoint = run(named.apply(counting()), sink, config(backend), format);
        int before = sink.committed().size();
        JobMetrics.reset();
        JobClient job = bound(named.apply(telling()))
                .output(OUT, sink)
                .executeAsync(CLUSTER.environment(config(backend).with("execution.state-recovery.path", savepoint)));
        CLUSTER.await("the other events", job, LIMIT, () -> sink.committed().size() >= EVENTS);
        CLUSTER.cancel(job, LIMIT);
        assertThat(before).as("events before the savepoint").isBetween(1, (int) EVENTS - 1);
        assertThat(sink.committed())
                .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, EVENTS / KEYS)
                        .boxed()
                        .flatMap(count -> Stream.of(count, count, count))
                        .toList());
    }

    @ParameterizedTest
    @CsvSource({"hashmap, CANONICAL", "rocksdb, NATIVE", "forst, NATIVE"})
    void stateThatNoTaskDeclaresWouldBeLost(String backend, SavepointFormatType format) throws Exception {
        String savepoint = run(counting(), new CommittedSink<>(), config(backend), format);
        assertThatThrownBy(() -> add(FlinkRuntime.of(counts(new Count("seen", false))), config(backend), savepoint))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(TASK + "/count of /counts/workflows/w/keyBy-1: no task declares it");
        add(counting(), config(backend), savepoint);
    }

    /** As one in a file system that only the cluster has. */
    @Test
    void oneThatCannotBeReadHereIsLeftToTheCluster() {
        add(counting(), config("hashmap"), "strange://savepoints/savepoint-1");
    }
}
