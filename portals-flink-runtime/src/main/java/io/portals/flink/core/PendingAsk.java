package io.portals.flink.core;

/**
 * An ask that waits for its answer, in the state of the task that asked.
 *
 * @param portal the path of the portal that was asked
 * @param deadlineMillis the time at which it fails, since the epoch; 0 without a limit; {@link #FAILED} if it has failed, and its
 *     continuation is kept for a reply that may come late
 * @param continuation what is resumed
 */
public record PendingAsk(String portal, long deadlineMillis, Record continuation) {
    /** In place of a time: the ask has failed. */
    public static final long FAILED = -1;

    boolean hasFailed() {
        return deadlineMillis == FAILED;
    }

    PendingAsk failed() {
        return new PendingAsk(portal, FAILED, continuation);
    }
}
