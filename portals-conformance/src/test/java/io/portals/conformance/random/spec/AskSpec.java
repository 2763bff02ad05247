package io.portals.conformance.random.spec;

import java.io.Serializable;

/**
 * Something that a task asks, or tells, when it gets an item; or that a replier asks when it gets a request.
 *
 * @param portal the portal's name
 * @param oneOf it is done for one of so many items
 * @param tells whether no reply is wanted
 * @param all 0 for a single ask; else it is so many requests at most that are asked as one
 * @param emits whether an item follows from what becomes of it
 */
public record AskSpec(
        String name, String portal, int oneOf, boolean tells, Limit limit, Release release, int all, boolean emits)
        implements Serializable {
    /** How long the asker waits. */
    public enum Limit {
        NONE,
        /** So long that it never counts: the ask is answered. */
        LONG,
        /** The ask runs out of time: its replier does not answer before. */
        SHORT
    }

    /** What lets a replier that holds its answer back give it. */
    public enum Release {
        /** Nothing: the replier does not need it, or never answers. */
        NONE,
        /** The asker tells it behind the request. */
        TELL,
        /** The asker tells it before it makes the request. */
        TELL_BEFORE,
        /** The asker emits an item that finds its way to the replier's task. */
        ITEM,
        /** The item that is paired with the one for which it was asked. */
        PARTNER,
        /** The asker tells it when the ask has run out of time: the answer comes too late. */
        TIMEOUT
    }

    AskSpec with(Limit otherLimit, Release otherRelease) {
        return new AskSpec(name, portal, oneOf, tells, otherLimit, otherRelease, all, emits);
    }
}
