package io.portals.local.engine;

/**
 * An ask that waits for its answer.
 *
 * @param ask its number
 * @param task the number of the task that asked
 * @param deadlineMillis when it fails; {@link Deadlines#NEVER} without a limit
 */
record Pending(
        long ask, int task, Object key, String portal, Object request, Record continuation, long deadlineMillis) {}
