package io.portals.local.engine;

import io.portals.api.task.Outcome;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Several asks that were made as one. Their numbers follow its own.
 *
 * @param number its own
 * @param task the number of the task that asked
 * @param outcomes in the order of the asks, null where there is none yet
 */
record Gather(long number, int task, Object key, Record continuation, List<Outcome<Object>> outcomes) {

    static Gather of(long number, int task, Object key, Record continuation, int asks) {
        return new Gather(number, task, key, continuation, Collections.nCopies(asks, null));
    }

    Gather with(long ask, Outcome<Object> outcome) {
        List<Outcome<Object>> more = new ArrayList<>(outcomes);
        more.set((int) (ask - number - 1), outcome);
        return new Gather(number, task, key, continuation, more);
    }

    boolean isComplete() {
        for (Outcome<Object> outcome : outcomes) {
            if (outcome == null) {
                return false;
            }
        }
        return true;
    }
}
