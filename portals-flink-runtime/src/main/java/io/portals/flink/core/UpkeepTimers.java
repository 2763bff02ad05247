package io.portals.flink.core;

import java.io.IOException;
import org.apache.flink.streaming.api.operators.InternalTimerService;

/**
 * When timers fire for which the job does not wait. While this subtask is at rest, which may be the end, they are put off for a
 * while, so that those that set themselves anew do not keep rounds from finding that nothing moves; and from this subtask's report of a
 * round on until the gate has decided, so that none fires once the core was found at rest for good. One that is put off is a timer of
 * Flink under another namespace, so it is in checkpoints.
 */
final class UpkeepTimers {
    /** How long they are put off at first, and at most: each time twice as long, so that in the end all rounds fit in between. */
    private static final long FIRST_MILLIS = 1_000;

    private static final long MOST_MILLIS = 8_000;

    /** How long they are put off while the gate decides. */
    private static final long DECISION_MILLIS = 10;

    private final Loop loop;
    private final KeyTimers timers;
    private final InternalTimerService<Long> service;
    private long putOffMillis = FIRST_MILLIS;
    private long until;

    UpkeepTimers(Loop loop, KeyTimers timers, InternalTimerService<Long> service) {
        this.loop = loop;
        this.timers = timers;
        this.service = service;
    }

    /** The timer's number: its namespace, unless it was put off. */
    static long number(long namespace) {
        return wasPutOff(namespace) ? namespace + Long.MIN_VALUE : namespace;
    }

    static boolean wasPutOff(long namespace) {
        return namespace > Long.MAX_VALUE / 2;
    }

    /** Whether a timer that is due, and under whose key the core is, must not fire now. */
    boolean isPutOff(long namespace) throws IOException {
        long number = number(namespace);
        if (!KeyTimers.isUpkeep(number) || !timers.isPending(number)) {
            return false;
        }
        if (loop.isFinished()) {
            return true; // for ever
        }
        long now = service.currentProcessingTime();
        if (loop.awaitsDecision()) {
            putOff(number, now + DECISION_MILLIS);
            return true;
        }
        if (wasPutOff(namespace) || !loop.isAtRest()) {
            return false;
        }
        if (until <= now) {
            until = now + putOffMillis;
            putOffMillis = Math.min(2 * putOffMillis, MOST_MILLIS);
        }
        putOff(number, until);
        return true;
    }

    private void putOff(long number, long untilMillis) {
        service.registerProcessingTimeTimer(number + Long.MIN_VALUE, untilMillis);
    }
}
