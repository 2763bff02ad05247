package io.portals.local.run;

import java.time.Instant;

/**
 * A timer that is set.
 *
 * @param task the path of the task that set it
 * @param key under which it fires
 * @param timer what is run
 * @param at when
 */
public record PendingTimer(String task, Object key, Record timer, Instant at) {
    @Override
    public String toString() {
        return task + " of key " + key + " fires " + timer + " at " + at;
    }
}
