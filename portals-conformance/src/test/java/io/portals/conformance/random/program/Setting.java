package io.portals.conformance.random.program;

import io.portals.flink.testing.Faults;
import java.io.Serializable;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How a program is run. Nothing that it emits depends on it.
 *
 * @param label its applications' names begin with it, and its reports have it
 * @param onCluster whether failures may strike in handlers, and handlers and sources take their time
 * @param paceMillis between two atoms of a source
 * @param shortMillis limit of asks that are to run out of time
 * @param longMillis limit of asks that are not
 */
public record Setting(String label, boolean onCluster, int paceMillis, long shortMillis, long longMillis)
        implements Serializable {
    private static final long WORK_NANOS = 1_000;

    /** In one thread, where time is moved by hand. */
    public static Setting local() {
        return new Setting("p", false, 0, 30, Duration.ofHours(1).toMillis());
    }

    /** On a cluster, where several programs may share a job. */
    public static Setting cluster(String label, int paceMillis, Duration longest) {
        return new Setting(label, true, paceMillis, 30, longest.toMillis());
    }

    /** Each handler begins with it: there may be something in flight whenever a barrier or a failure comes. */
    void enter() {
        if (onCluster) {
            Faults.at(Faults.Place.HANDLER);
            LockSupport.parkNanos(WORK_NANOS);
        }
    }
}
