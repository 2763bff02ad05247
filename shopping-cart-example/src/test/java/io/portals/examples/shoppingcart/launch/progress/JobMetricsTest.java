package io.portals.examples.shoppingcart.launch.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.SimpleCounter;
import org.junit.jupiter.api.Test;

class JobMetricsTest {
    private final JobMetrics metrics = JobMetrics.ofRun("a run of this test");

    @Test
    void subtasksAreSummed() {
        metrics.added((Gauge<Integer>) () -> 3, "asksInFlight");
        metrics.added((Gauge<Long>) () -> 4L, "asksInFlight");
        metrics.added((Gauge<Long>) () -> 5L, "somethingElse");

        assertThat(metrics.asksInFlight()).isEqualTo(7);
    }

    @Test
    void operationsGoOnCountingAfterARestart() {
        Counter before = new SimpleCounter();
        Counter after = new SimpleCounter();
        metrics.added(before, "cartOperations");
        before.inc(10);
        metrics.removed(before);
        metrics.added(after, "cartOperations");
        after.inc(5);

        assertThat(metrics.operations()).isEqualTo(15);
    }

    @Test
    void restartsAreKnownAfterTheJobIsGone() {
        AtomicLong restarts = new AtomicLong();
        Gauge<Long> gauge = restarts::get;
        metrics.added(gauge, "numRestarts");
        restarts.set(5);
        assertThat(metrics.restarts()).isEqualTo(5);

        metrics.removed(gauge);

        assertThat(metrics.restarts()).isEqualTo(5);
    }

    @Test
    void nothingIsKnownBeforeTheJobStarts() {
        JobMetrics.end("a run of this test");
        JobMetrics fresh = JobMetrics.ofRun("a run of this test");

        assertThat(fresh.operations() + fresh.restarts() + fresh.lastCheckpoint())
                .isZero();
    }

    @org.junit.jupiter.api.AfterEach
    void end() {
        JobMetrics.end("a run of this test");
    }
}
