package io.portals.conformance.random.program;

import io.portals.api.task.ErrorPolicy;
import io.portals.flink.testing.Faults;
import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How a program is run. Nothing that it emits depends on it.
 *
 * @param label its applications' names begin with it, and its reports have it
 * @param onCluster whether failures may strike in handlers, and handlers and sources take their time
 * @param stages of its sources
 * @param workMicros how long a handler takes
 * @param longMillis limit of asks that are not to run out of time
 */
public record Setting(String label, boolean onCluster, int stages, int workMicros, long longMillis)
        implements Serializable {
    /** Limit of asks that are to run out of time. */
    static final Duration SHORT = Duration.ofMillis(30);

    /** How much longer a handler takes while a checkpoint is wanted. */
    private static final int SLOWER = 40;

    /** Between two atoms of a source. */
    static final int PACE_MILLIS = 3;

    /** In one thread, where time is moved by hand. */
    public static Setting local() {
        return new Setting("p", false, 1, 0, Duration.ofHours(1).toMillis());
    }

    /** On a cluster, where several programs may share a job. */
    public static Setting cluster(String label, int stages, int workMicros, Duration longest) {
        return new Setting(label, true, stages, workMicros, longest.toMillis());
    }

    /** Each handler begins with it: there may be something in flight whenever a barrier or a failure comes. */
    void enter(ErrorPolicy policy) {
        if (onCluster) {
            Stages.handles();
            fail(policy);
            LockSupport.parkNanos(workMicros * 1_000L * (Stages.isSlow() ? SLOWER : 1));
        }
    }

    /** What is injected fails the job under each policy. */
    private static void fail(ErrorPolicy policy) {
        try {
            Faults.at(Faults.Place.HANDLER);
        } catch (Faults.Injected e) {
            if (policy == ErrorPolicy.FAIL) {
                throw e;
            }
            throw new AssertionError(e.getMessage(), e);
        }
    }
}
