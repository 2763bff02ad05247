package io.portals.local.engine;

/**
 * An ask that waits for its answer.
 *
 * @param ask its number
 * @param task the number of the task that asked
 * @param continuation what is resumed; for one of several, what is resumed when all are resolved
 * @param deadlineMillis when it fails; {@link Deadlines#NEVER} without a limit
 * @param gather the number of the {@link Gather} that it is one of, or 0
 */
record Pending(
        long ask,
        int task,
        Object key,
        String portal,
        Object request,
        Record continuation,
        long deadlineMillis,
        long gather) {}
