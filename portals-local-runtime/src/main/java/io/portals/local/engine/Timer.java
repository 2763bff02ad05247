package io.portals.local.engine;

import io.portals.api.task.TimerId;
import io.portals.api.task.Upkeep;

/**
 * A timer that is set.
 *
 * @param task the number of the task that set it
 * @param fires the user's record
 */
record Timer(TimerId id, int task, Object key, Record fires) {
    long number() {
        return id.number();
    }

    /** Whether a run ends without it. */
    boolean isUpkeep() {
        return fires instanceof Upkeep;
    }
}
