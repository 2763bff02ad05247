package io.portals.flink.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.KeyedPortal;
import io.portals.api.Type;
import io.portals.api.state.PerKeyList;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.OnReply;
import io.portals.api.task.OnTimer;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.ReplyTo;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.api.task.Tasks;
import io.portals.flink.FlinkRuntime;
import io.portals.flink.savepoint.SavepointContents;
import io.portals.flink.testing.CommittedSink;
import io.portals.flink.testing.JobConfig;
import io.portals.flink.testing.JobMetrics;
import io.portals.flink.testing.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

/** Fifty thousand asks with a limit, and as many timers, wait in a savepoint, and move: each fires once. */
final class PendingInSavepointTest {
    @RegisterExtension
    static final TestCluster CLUSTER = new TestCluster();

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Duration PENDING = Duration.ofSeconds(15);
    private static final long NUMBERS = 50_000;
    private static final long KEYS = 1_000;
    private static final String CORE = "core pending";
    private static final String TASK = "/pending/workflows/w/waiting";
    private static final AtomicStream<String> FIRED = AtomicStream.at("/pending/workflows/w/stream", String.class);

    record Question(long number) {}

    static final KeyedPortal<Long, Question, Long> SILENT =
            KeyedPortal.at("/pending/portals/silent", Question.class, Long.class, Long.class, Question::number);

    /** Keeps whom to answer, and answers nobody. */
    record Silent() implements Replier<Question, Long, String> {
        static final PerKeyList<ReplyTo<Long>> ASKERS = State.perKeyList("askers", new Type<ReplyTo<Long>>() {});

        @Override
        public Uses uses() {
            return Uses.state(ASKERS);
        }

        @Override
        public void request(Question question, ReplierContext<String, Long> ctx) {
            ctx.list(ASKERS).add(ctx.replyTo());
        }
    }

    record Waiting() implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(SILENT).resumes(TimedOut.class).fires(Fires.class);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            ctx.ask(SILENT, new Question(number)).within(PENDING).then(new TimedOut(number));
            ctx.after(PENDING, new Fires(number));
        }
    }

    record TimedOut(long number) implements OnReply<Long, String> {
        @Override
        public void resume(Long reply, TaskContext<String> ctx) {
            ctx.emit("answered " + number);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.emit(why.kind() + " " + number + " of " + ctx.key(Long.class));
        }
    }

    record Fires(long number) implements OnTimer<String> {
        @Override
        public void fire(TaskContext<String> ctx) {
            ctx.emit("fires " + number + " of " + ctx.key(Long.class));
        }
    }

    private static Application pending() {
        return Application.named("pending", app -> {
            app.workflow("w", app.generator("numbers", Generator.range(0, NUMBERS, 100)))
                    .keyBy(Long.class, n -> n % KEYS)
                    .process("waiting", String.class, new Waiting())
                    .sink();
            app.workflow("silent", app.generator("none", Generator.empty(Long.class)))
                    .keyBy(Long.class, n -> n)
                    .process("silent", String.class, Tasks.nothing())
                    .replies(SILENT, new Silent())
                    .sink();
        });
    }

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"hashmap, 2, 4", "rocksdb, 4, 1"})
    void eachFiresOnceAtAnotherParallelism(String backend, int before, int after) throws Exception {
        CommittedSink<String> sink = new CommittedSink<>();
        JobClient job = start(sink, before, backend, null);
        CLUSTER.await("all asks are pending", job, LIMIT, () -> JobMetrics.sum("asksInFlight") == NUMBERS);
        String savepoint =
                CLUSTER.stopWithSavepoint(job, folder.resolve("savepoints"), SavepointFormatType.CANONICAL, LIMIT);
        assertThat(sink.committed()).as("fired before the savepoint").isEmpty();
        assertPending(savepoint, backend);

        CLUSTER.await(start(sink, after, backend, savepoint), LIMIT);

        List<String> expected = LongStream.range(0, NUMBERS)
                .boxed()
                .flatMap(n -> Stream.of("TIMEOUT " + n + " of " + n % KEYS, "fires " + n + " of " + n % KEYS))
                .toList();
        assertThat(missing(expected, sink.committed())).as("missing").isEmpty();
        assertThat(missing(sink.committed(), expected))
                .as("doubled or unexpected")
                .isEmpty();
    }

    /** Those of one list that the other has not, or less often. (AssertJ's comparison takes minutes for so many.) */
    private static List<String> missing(List<String> from, List<String> in) {
        Map<String, Integer> left = new HashMap<>();
        in.forEach(each -> left.merge(each, 1, Integer::sum));
        return from.stream()
                .filter(each -> left.merge(each, -1, Integer::sum) < 0)
                .toList();
    }

    private JobClient start(CommittedSink<String> sink, int parallelism, String backend, String savepoint)
            throws Exception {
        JobMetrics.reset();
        JobConfig config = JobConfig.of(parallelism, folder, 100).with("state.backend.type", backend);
        if (savepoint != null) {
            config = config.with("execution.state-recovery.path", savepoint);
        }
        return FlinkRuntime.of(pending()).output(FIRED, sink).executeAsync(CLUSTER.environment(config));
    }

    private static void assertPending(String savepoint, String backend) throws Exception {
        SavepointContents contents = SavepointContents.at(savepoint);
        StreamExecutionEnvironment reading = StreamExecutionEnvironment.createLocalEnvironment(1);
        StateBackend states = backend.equals("rocksdb") ? new EmbeddedRocksDBStateBackend() : new HashMapStateBackend();
        List<SavepointContents.SetTimer> timers =
                contents.pendingTimers(CORE, TASK, Type.of(Long.class), List.of(Fires.class), reading, states);
        assertThat(timers)
                .hasSize((int) NUMBERS)
                .allMatch(set -> set.timer() instanceof Fires fires && set.key().equals(fires.number() % KEYS));
        List<SavepointContents.Pending> asks =
                contents.pendingAsks(CORE, TASK, Type.of(Long.class), List.of(TimedOut.class), reading, states);
        assertThat(asks)
                .hasSize((int) NUMBERS)
                .allMatch(pending -> pending.ask().continuation() instanceof TimedOut waits
                        && pending.key().equals(waits.number() % KEYS));
    }
}
