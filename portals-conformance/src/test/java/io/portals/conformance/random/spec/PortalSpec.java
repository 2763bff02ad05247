package io.portals.conformance.random.spec;

import java.io.Serializable;

/**
 * A portal.
 *
 * @param task the task that replies
 * @param nested what the replier asks before it answers; null unless that is its manner
 * @param emits whether an item follows from a request
 */
public record PortalSpec(String name, String task, Manner manner, AskSpec nested, boolean emits)
        implements Serializable {
    /** How requests are answered. */
    public enum Manner {
        REPLIES,
        /** Fails some, by their content. */
        REFUSES_SOME,
        /** Keeps where the answer goes until it is told to give it. */
        HOLDS,
        /** Keeps where the answer would go, for ever. */
        SILENT,
        /** Keeps where the answer goes until the end: then it is too late. */
        AT_THE_END,
        /** Asks another portal, and answers when that has answered. */
        NESTS
    }

    PortalSpec with(Manner other, AskSpec otherNested) {
        return new PortalSpec(name, task, other, otherNested, emits);
    }
}
