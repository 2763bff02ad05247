package io.portals.actor;

import java.io.Serializable;

/**
 * What the actors of a type have used since what was said before: deltas, each of which is committed once, so that their sum is what is
 * owed. How many are active is {@code activated - passivated - stopped}, and how many are passive {@code passivated - returned}, of all deltas.
 *
 * @param type the type's name; of classic actors that of the first behavior that was declared for them
 * @param messages how many were handled, with replies and what was scheduled
 * @param busyMillis how long handlers took, by the clock of processing time: of many messages, as of each only full milliseconds are seen
 * @param activated how many actors came to life; a classic one that becomes a behavior of another declaration does so there, and stops here
 * @param returned how many of them had been put away before
 * @param passivated how many were put away, as they were idle
 * @param stopped how many came to their end
 * @see ActorOptions#accounted
 */
public record Usage(
        String type, long messages, long busyMillis, long activated, long returned, long passivated, long stopped)
        implements Serializable {
    /** Both together, of the same type. */
    public Usage plus(Usage other) {
        return new Usage(
                type,
                messages + other.messages,
                busyMillis + other.busyMillis,
                activated + other.activated,
                returned + other.returned,
                passivated + other.passivated,
                stopped + other.stopped);
    }
}
