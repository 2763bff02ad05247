package io.portals.flink.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Input;
import io.portals.api.Sequencer;
import io.portals.api.state.PerTask;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.FlowContext;
import io.portals.api.task.FlowTask;
import io.portals.flink.FlinkRuntime;
import io.portals.flink.testing.CommittedSink;
import io.portals.flink.testing.JobConfig;
import io.portals.flink.testing.JobMetrics;
import io.portals.flink.testing.NeverEnding;
import io.portals.flink.testing.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.runtime.state.hashmap.HashMapStateBackend;
import org.apache.flink.state.api.OperatorIdentifier;
import org.apache.flink.state.api.SavepointReader;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The values of the instances of a task move when it is rescaled: nothing of their sum is lost or doubled. */
final class InstanceStateTest {
    @RegisterExtension
    static final TestCluster CLUSTER = new TestCluster();

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long EVENTS = 1_000_000;
    private static final double PER_SECOND = 5_000;
    private static final Input<Long> IN = Input.at("/sums/inputs/numbers", Long.class);
    private static final AtomicStream<Long> COUNTED = AtomicStream.at("/sums/workflows/counts/stream", Long.class);

    @TempDir
    static Path folder;

    /** Counts what it sees, and gives it on. */
    record Counting() implements FlowTask<Long, Long> {
        static final PerTask<Long> SEEN = State.perTask(
                "seen", Long.class, 0L, all -> all.stream().mapToLong(n -> n).sum());

        @Override
        public Uses uses() {
            return Uses.state(SEEN);
        }

        @Override
        public void process(Long number, FlowContext<Long> ctx) {
            ctx.update(SEEN, n -> n + 1);
            ctx.emit(number);
        }
    }

    /** In a cycle each event goes round once more, so that it is counted twice. */
    private static Application counting(boolean inCycle) {
        return Application.named("sums", app -> {
            if (!inCycle) {
                app.workflow("counts", app.input("numbers", Long.class))
                        .process("count", Long.class, new Counting())
                        .sink();
                return;
            }
            Sequencer<Long> all = app.sequencer("all", Long.class);
            app.connect(app.input("numbers", Long.class), all);
            AtomicStream<Long> counted = app.workflow("counts", all)
                    .process("count", Long.class, new Counting())
                    .sink();
            app.connect(
                    app.workflow("back", counted)
                            .filter(number -> number >= 0)
                            .map(Long.class, number -> -1 - number)
                            .sink(),
                    all);
        });
    }

    @ParameterizedTest(name = "in a cycle: {0}")
    @ValueSource(booleans = {false, true})
    void theSumIsWhatWasCommittedThroughTwoToFourToOne(boolean inCycle) throws Exception {
        CommittedSink<Long> sink = new CommittedSink<>();
        String savepoint = null;
        long committed = 0;
        for (int parallelism : new int[] {2, 4, 1}) {
            JobClient job = start(inCycle, sink, parallelism, savepoint);
            long before = committed;
            CLUSTER.await("output", job, LIMIT, () -> sink.committed().size() > before + 1_000);
            savepoint =
                    CLUSTER.stopWithSavepoint(job, folder.resolve("savepoints"), SavepointFormatType.CANONICAL, LIMIT);
            committed = sink.committed().size();
            List<Long> values = values(savepoint, inCycle ? "core sums" : "/sums/workflows/counts/count");
            System.out.println("parallelism " + parallelism + ": instances saw " + values);
            assertThat(values.stream().mapToLong(n -> n).sum())
                    .as("events seen at parallelism %d", parallelism)
                    .isEqualTo(committed);
            assertThat(values).as("values").hasSizeLessThanOrEqualTo(parallelism);
        }
        assertThat(committed).isPositive();
    }

    private static JobClient start(boolean inCycle, CommittedSink<Long> sink, int parallelism, String savepoint)
            throws Exception {
        JobMetrics.reset();
        JobConfig config = JobConfig.of(parallelism, folder, 100);
        if (savepoint != null) {
            config = config.with("execution.state-recovery.path", savepoint);
        }
        return FlinkRuntime.of(counting(inCycle))
                .input(
                        IN,
                        new NeverEnding<>(new DataGeneratorSource<>(
                                number -> number, EVENTS, RateLimiterStrategy.perSecond(PER_SECOND), Types.LONG)))
                .output(COUNTED, sink)
                .executeAsync(CLUSTER.environment(config));
    }

    private static List<Long> values(String savepoint, String uid) throws Exception {
        StreamExecutionEnvironment reading = StreamExecutionEnvironment.createLocalEnvironment(1);
        List<Long> values = new ArrayList<>();
        try (CloseableIterator<Long> all = SavepointReader.read(reading, savepoint, new HashMapStateBackend())
                .readListState(
                        OperatorIdentifier.forUid(uid),
                        "/sums/workflows/counts/count/seen",
                        Types.LONG,
                        LongSerializer.INSTANCE)
                .executeAndCollect()) {
            all.forEachRemaining(values::add);
        }
        return values;
    }
}
