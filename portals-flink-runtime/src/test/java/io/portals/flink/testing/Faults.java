package io.portals.flink.testing;

import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.flink.core.execution.JobClient;

/**
 * Failures of one run, drawn from a seed. Each is armed only when a checkpoint was completed since the last restart, so that it
 * hits something; it then strikes at one of the next times that its place is passed.
 */
public final class Faults {
    /** Where to fail. */
    public enum Place {
        HANDLER,
        SNAPSHOT,
        /** In a handler, and then once more in the restore that follows. */
        RESTORE,
        SINK_WRITE,
        SINK_COMMIT,
        /** When the core has been told that it is at rest for good. */
        FINISHING
    }

    /** Thrown on purpose. */
    public static final class Injected extends RuntimeException {
        Injected(Place place) {
            super("injected at " + place);
        }
    }

    private static final AtomicInteger[] COUNTDOWN = new AtomicInteger[Place.values().length];
    private static final AtomicInteger THROWN = new AtomicInteger();

    static {
        for (int i = 0; i < COUNTDOWN.length; i++) {
            COUNTDOWN[i] = new AtomicInteger();
        }
    }

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private Faults() {}

    /** Called by whatever can fail. */
    public static void at(Place place) {
        AtomicInteger countdown = COUNTDOWN[place.ordinal()];
        if (countdown.get() > 0 && countdown.decrementAndGet() == 0) {
            THROWN.incrementAndGet();
            throw new Injected(place);
        }
    }

    public static void reset() {
        for (AtomicInteger countdown : COUNTDOWN) {
            countdown.set(0);
        }
        THROWN.set(0);
    }

    /** How many failures struck since the last reset. */
    public static int thrown() {
        return THROWN.get();
    }

    /** Fails at the place when it is passed for the given time, counted from 1. */
    public static void arm(Place place, int passes) {
        COUNTDOWN[place.ordinal()].set(passes);
    }

    /** Arms failures, one after the other, until they have struck or the job ended. */
    public static void inject(TestCluster cluster, JobClient job, Random random, int failures) throws Exception {
        Place[] places = {
            Place.HANDLER, Place.SNAPSHOT, Place.RESTORE, Place.SINK_WRITE, Place.SINK_COMMIT, Place.HANDLER
        };
        for (int i = 0; i < failures; i++) {
            long completed = cluster.completedCheckpoints(job);
            if (!waitUntil("a checkpoint", cluster, job, () -> cluster.completedCheckpoints(job) > completed)) {
                return;
            }
            Place place = places[random.nextInt(places.length)];
            int before = thrown();
            if (place == Place.RESTORE) {
                arm(Place.RESTORE, 1);
                arm(Place.HANDLER, 1 + random.nextInt(50));
                if (!waitUntil("failure at " + place, cluster, job, () -> thrown() == before + 2)) {
                    return;
                }
            } else {
                int passes = place == Place.HANDLER || place == Place.SINK_WRITE ? 1 + random.nextInt(200) : 1;
                arm(place, passes);
                if (!waitUntil("failure at " + place, cluster, job, () -> thrown() > before)) {
                    return;
                }
            }
        }
    }

    /** Whether it came to hold before the job ended. */
    private static boolean waitUntil(String what, TestCluster cluster, JobClient job, Callable<Boolean> condition)
            throws Exception {
        return cluster.awaitUnlessEnded(what, job, LIMIT, condition);
    }
}
