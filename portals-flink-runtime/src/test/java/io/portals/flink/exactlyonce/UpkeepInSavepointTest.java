package io.portals.flink.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Type;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.OnTimer;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.api.task.Upkeep;
import io.portals.flink.FlinkRuntime;
import io.portals.flink.savepoint.SavepointContents;
import io.portals.flink.testing.CommittedSink;
import io.portals.flink.testing.JobConfig;
import io.portals.flink.testing.JobMetrics;
import io.portals.flink.testing.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.rocksdb.EmbeddedRocksDBStateBackend;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Timers for which a job waits, and others for which it does not, wait in a savepoint, and move. */
final class UpkeepInSavepointTest {
    @RegisterExtension
    static final TestCluster CLUSTER = new TestCluster();

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final Duration PENDING = Duration.ofSeconds(10);
    private static final Duration BEFORE = PENDING.minusMillis(500);
    private static final long NUMBERS = 600;
    private static final long KEYS = 100;
    private static final String TASK = "/upkeep/workflows/w/setting";
    private static final AtomicStream<String> FIRED = AtomicStream.at("/upkeep/workflows/w/stream", String.class);

    record Awaited(long number) implements OnTimer<String> {
        @Override
        public void fire(TaskContext<String> ctx) {
            ctx.emit("awaited " + number + " of " + ctx.key(Long.class));
        }
    }

    record Soon(long number) implements Upkeep<String> {
        @Override
        public void fire(TaskContext<String> ctx) {
            ctx.emit("soon " + number + " of " + ctx.key(Long.class));
        }
    }

    record Never(long number) implements Upkeep<String> {
        @Override
        public void fire(TaskContext<String> ctx) {
            ctx.emit("never " + number);
        }
    }

    record Setting() implements Task<Long, String> {
        static final PerKey<Long> LAST = State.perKey("last", Long.class);

        @Override
        public Uses uses() {
            return Uses.state(LAST).fires(Awaited.class, Soon.class, Never.class);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            ctx.set(LAST, number);
            ctx.after(PENDING, new Awaited(number));
            ctx.after(BEFORE, new Soon(number));
            ctx.after(Duration.ofHours(1), new Never(number));
            ctx.count("set", 1);
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit("complete " + ctx.key(Long.class));
        }
    }

    private static Application application() {
        return Application.named(
                "upkeep", app -> app.workflow("w", app.generator("numbers", Generator.range(0, NUMBERS, 100)))
                        .keyBy(Long.class, n -> n % KEYS)
                        .process("setting", String.class, new Setting())
                        .sink());
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"hashmap, 2, 4", "rocksdb, 4, 1"})
    void theJobThatGoesOnWaitsForTheOnesAndNotForTheOthers(String backend, int before, int after) throws Exception {
        CommittedSink<String> sink = new CommittedSink<>();
        JobClient job = start(sink, before, backend, null);
        CLUSTER.await("all are set", job, LIMIT, () -> JobMetrics.sum("set") == NUMBERS);
        String savepoint =
                CLUSTER.stopWithSavepoint(job, folder.resolve("savepoints"), SavepointFormatType.CANONICAL, LIMIT);
        assertThat(sink.committed()).as("fired before the savepoint").isEmpty();
        assertThat(pending(savepoint, backend)).hasSize((int) (3 * NUMBERS));

        CLUSTER.await(start(sink, after, backend, savepoint), LIMIT);

        assertThat(sink.committed())
                .containsExactlyInAnyOrderElementsOf(Stream.concat(
                                LongStream.range(0, NUMBERS)
                                        .boxed()
                                        .flatMap(n -> Stream.of(
                                                "awaited " + n + " of " + n % KEYS, "soon " + n + " of " + n % KEYS)),
                                LongStream.range(0, KEYS).mapToObj(key -> "complete " + key))
                        .toList());
    }

    private JobClient start(CommittedSink<String> sink, int parallelism, String backend, String savepoint)
            throws Exception {
        JobMetrics.reset();
        JobConfig config = JobConfig.of(parallelism, folder, 100).with("state.backend.type", backend);
        if (savepoint != null) {
            config = config.with("execution.state-recovery.path", savepoint);
        }
        return FlinkRuntime.of(application()).output(FIRED, sink).executeAsync(CLUSTER.environment(config));
    }

    private static List<SavepointContents.SetTimer> pending(String savepoint, String backend) throws Exception {
        StateBackend states = backend.equals("rocksdb") ? new EmbeddedRocksDBStateBackend() : new HashMapStateBackend();
        return SavepointContents.at(savepoint)
                .pendingTimers(
                        "core upkeep",
                        TASK,
                        Type.of(Long.class),
                        List.of(Awaited.class, Soon.class, Never.class),
                        StreamExecutionEnvironment.createLocalEnvironment(1),
                        states);
    }
}
