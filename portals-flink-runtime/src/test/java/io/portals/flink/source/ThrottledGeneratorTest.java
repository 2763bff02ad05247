package io.portals.flink.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.flink.FlinkRuntime;
import io.portals.flink.testing.CommittedSink;
import io.portals.flink.testing.JobConfig;
import io.portals.flink.testing.JobMetrics;
import io.portals.flink.testing.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import org.apache.flink.core.execution.JobClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A throttled generator as a job's source. */
final class ThrottledGeneratorTest {
    @RegisterExtension
    static final TestCluster CLUSTER = new TestCluster();

    /** Outlives the cluster, which may write to it until it has stopped. */
    @TempDir
    static Path folder;

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final AtomicStream<Long> NUMBERS = AtomicStream.at("/slow/workflows/w/stream", Long.class);

    @Test
    void checkpointsGoOnInAPauseAndCancellingDoesNotWaitForItsEnd() throws Exception {
        JobMetrics.reset();
        CommittedSink<Long> sink = new CommittedSink<>();
        Application slow = Application.named("slow", app -> app.workflow(
                        "w", app.generator("numbers", Generator.range(0, 9, 3).throttled(Duration.ofDays(1))))
                .sink());
        JobClient job = FlinkRuntime.of(slow)
                .output(NUMBERS, sink)
                .executeAsync(CLUSTER.environment(JobConfig.of(2, folder, 20)));

        CLUSTER.await("the first atom", job, LIMIT, () -> !sink.committed().isEmpty());
        assertThat(CLUSTER.checkpoint(job.getJobID(), LIMIT))
                .as("a checkpoint in a pause")
                .isTrue();
        assertThat(CLUSTER.checkpoint(job.getJobID(), LIMIT))
                .as("and another one")
                .isTrue();
        CLUSTER.cancel(job, LIMIT);

        assertThat(sink.committed()).containsExactlyInAnyOrder(0L, 1L, 2L);
    }
}
