package io.portals.flink.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.flink.savepoint.SavepointContents;
import io.portals.flink.testing.CommittedSink;
import io.portals.flink.testing.JobMetrics;
import io.portals.flink.testing.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Not a test: runs the program of a release, and writes the savepoints that tests of later versions start from. */
@EnabledIfSystemProperty(named = "golden.write", matches = "true")
final class WriteGoldenSavepoints {
    @RegisterExtension
    static final TestCluster CLUSTER = new TestCluster();

    private static final String RELEASE = "0.1";
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int PARALLELISM = 2;
    /** Four orders, and what is asked when they play, of three users. */
    private static final long ASKS = 3 * (4 + 2 + 1);

    /** A lap, and a ping or its answer, of three users. */
    private static final long IN_FLIGHT = 3 * 2;

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource
    void write(GoldenSavepoint golden) throws Exception {
        CommittedSink<String> sink = new CommittedSink<>();
        JobMetrics.reset();
        ProgramVersion old = ProgramVersion.of(RELEASE, folder);
        JobClient job = golden.start(CLUSTER, old, PARALLELISM, folder, null, sink);
        CLUSTER.await(
                "all asks are pending",
                job,
                LIMIT,
                () -> JobMetrics.sum("asksInFlight") == ASKS && JobMetrics.sum("numRecordsIn") > 100);
        assertThat(CLUSTER.checkpoint(job.getJobID(), LIMIT)).isTrue();
        Path written = Path.of(java.net.URI.create(CLUSTER.stopWithSavepoint(job, folder, golden.format(), LIMIT)));
        assertThat(sink.committed()).as("told before the savepoint").isEmpty();
        assertThat(SavepointContents.at(written.toString()).messagesInFlight())
                .isEqualTo(Map.of("core shop", IN_FLIGHT));
        System.out.println(golden + ": " + Files.size(golden.write(RELEASE, written)) + " bytes");
    }
}
