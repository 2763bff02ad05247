package io.portals.api.task;

import java.util.Objects;

/**
 * Why an ask was not answered.
 *
 * @param kind what happened
 * @param portal the path of the portal that was asked
 * @param reason in words: the replier's own for {@code REFUSED}
 */
public record PortalFailure(Kind kind, String portal, String reason) {
    /** What happened to an ask. */
    public enum Kind {
        /** No reply came within the time that the asker gave. */
        TIMEOUT,
        /** The replier failed it. */
        REFUSED,
        /** The request fell under the replier's skip or dead-letter policy. */
        SET_ASIDE,
        /**
         * Proven to stay unanswered: all inputs have ended, nothing is in flight, no timer is pending. Only in bounded jobs.
         */
        UNANSWERED
    }

    public PortalFailure {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(portal, "portal");
        Objects.requireNonNull(reason, "reason");
    }
}
