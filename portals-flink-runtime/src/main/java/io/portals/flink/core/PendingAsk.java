package io.portals.flink.core;

/**
 * An ask that waits for its answer, in the state of the task that asked.
 *
 * @param portal the path of the portal that was asked
 * @param deadlineMillis the time at which it fails, since the epoch, or 0
 * @param continuation what is resumed
 */
public record PendingAsk(String portal, long deadlineMillis, Record continuation) {}
