package io.portals.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;

/**
 * One timed section for each job: from the first record out of the source to the last result at the sink. So neither the
 * start of a job nor its end counts. Jobs run one after the other in this JVM; that is why it can be static.
 */
final class Meter {
    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final AtomicBoolean BEGUN = new AtomicBoolean();
    private static final AtomicLong RESULTS = new AtomicLong();
    private static volatile long expected;
    private static volatile long beginNanos;
    private static volatile long endNanos;
    private static volatile long beginCpuNanos;
    private static volatile long endCpuNanos;

    private Meter() {}

    static void reset(long expectedResults) {
        expected = expectedResults;
        BEGUN.set(false);
        RESULTS.set(0);
        endNanos = 0;
    }

    /** Called for each record that comes out of the source. */
    static void begin() {
        if (!BEGUN.get() && BEGUN.compareAndSet(false, true)) {
            beginCpuNanos = PROCESS.getProcessCpuTime();
            beginNanos = System.nanoTime();
        }
    }

    /** Called for each result. */
    static void result() {
        if (RESULTS.incrementAndGet() == expected) {
            endNanos = System.nanoTime();
            endCpuNanos = PROCESS.getProcessCpuTime();
        }
    }

    /** @throws IllegalStateException if the job, which has ended, gave more or fewer results than expected */
    static void check(String job) {
        if (RESULTS.get() != expected) {
            throw new IllegalStateException(job + ": gave " + RESULTS.get() + " results instead of " + expected);
        }
    }

    /** The length of the timed section of the job that has ended. */
    static double seconds() {
        return (endNanos - beginNanos) / 1e9;
    }

    /** What the process had of the processors in that time. */
    static double cpuSeconds() {
        return (endCpuNanos - beginCpuNanos) / 1e9;
    }
}
