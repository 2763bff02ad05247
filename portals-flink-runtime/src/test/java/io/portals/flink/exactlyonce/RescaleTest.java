package io.portals.flink.exactlyonce;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Type;
import io.portals.flink.ProbeAccess;
import io.portals.flink.core.CoreTuning;
import io.portals.flink.savepoint.SavepointContents;
import io.portals.flink.testing.CommittedSink;
import io.portals.flink.testing.FaultProbe;
import io.portals.flink.testing.Faults;
import io.portals.flink.testing.JobConfig;
import io.portals.flink.testing.JobMetrics;
import io.portals.flink.testing.Seen;
import io.portals.flink.testing.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
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

/** A savepoint taken in mid-flight is restored at another parallelism: messages and asks move with their keys. */
final class RescaleTest {
    @RegisterExtension
    static final TestCluster CLUSTER = new TestCluster();

    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final String CORE = "core back + front + middle";
    /**
     * A budget so low that there are long queues when the savepoint is taken, and a mark so low that the source waits for them: one
     * that is about to end declines a savepoint.
     */
    private static final CoreTuning SMALL_BUDGET = new CoreTuning(8, 2, 2_000);

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "hashmap, CANONICAL, false",
        "rocksdb, NATIVE, false",
        "forst, NATIVE, false",
        "hashmap, CANONICAL, true"
    })
    void asksAndMessagesInFlightSurviveTwoToFourToOne(String backend, SavepointFormatType format, boolean drain)
            throws Exception {
        NestedAsks program = new NestedAsks(40_000, 40, 1_000_000);
        CommittedSink<Seen> sink = new CommittedSink<>();
        String savepoint = null;
        for (int parallelism : new int[] {2, 4}) {
            JobClient job = start(program, sink, parallelism, backend, savepoint);
            int before = sink.committed().size();
            CLUSTER.await("output", job, LIMIT, () -> sink.committed().size() > before + 1_000);
            savepoint = CLUSTER.stopAtOnceWithSavepoint(job, folder.resolve("savepoints"), format, drain, LIMIT);
            assertInFlight(savepoint, backend);
        }
        JobClient last = start(program, sink, 1, backend, savepoint);
        CLUSTER.await(last, LIMIT);
        assertThat(program.problems(sink.committed())).isEmpty();
    }

    private JobClient start(
            NestedAsks program, CommittedSink<Seen> sink, int parallelism, String backend, String savepoint)
            throws Exception {
        JobMetrics.reset();
        Faults.reset();
        JobConfig config = JobConfig.of(parallelism, folder, 100).with("state.backend.type", backend);
        if (savepoint != null) {
            config = config.with("execution.state-recovery.path", savepoint);
        }
        return ProbeAccess.probed(program.runtime(sink), new FaultProbe(FaultProbe.Mutation.NONE))
                .tuning(SMALL_BUDGET)
                .executeAsync(CLUSTER.environment(config));
    }

    private void assertInFlight(String savepoint, String backend) throws Exception {
        SavepointContents contents = SavepointContents.at(savepoint);
        StreamExecutionEnvironment reading = StreamExecutionEnvironment.createLocalEnvironment(1);
        long messages = contents.messagesInFlight().getOrDefault(CORE, 0L);
        assertThat(messages).as("messages in flight").isGreaterThanOrEqualTo(100);
        if (backend.equals("forst")) {
            return; // Flink's State Processor does not read keyed state of this backend
        }
        StateBackend states = backend.equals("rocksdb") ? new EmbeddedRocksDBStateBackend() : new HashMapStateBackend();
        List<SavepointContents.Pending> asks = contents.pendingAsks(
                CORE,
                "/front/workflows/asks/asker",
                Type.of(Long.class),
                List.of(NestedAsks.Answered.class),
                reading,
                states);
        System.out.println("savepoint (" + backend + "): " + asks.size() + " pending asks, " + messages + " messages");
        assertThat(asks).as("pending asks").hasSizeGreaterThanOrEqualTo(100);
        assertThat(asks).allMatch(pending -> pending.ask().portal().equals("/middle/portals/ask"));
        assertThat(asks)
                .allMatch(pending -> pending.ask().continuation() instanceof NestedAsks.Answered answered
                        && pending.key().equals(NestedAsks.frontKey(answered.id(), 40)));
    }
}
