package io.portals.local.run;

import java.util.List;
import java.util.Objects;

/**
 * What a step did: one atom, or one batch of requests, replies or the like, at one place. It took effect as a whole.
 *
 * @param number counted from 1
 * @param kind what was handled
 * @param path where: the generator, input, sequencer, splitter, workflow or portal, or the task whose continuations ran
 * @param from the stream that the atom was read from, or the task that asked; empty if it came from outside
 * @param events what was handled: events, requests, or replies
 * @param published what was published: the events of the atom that the place's stream got, or of those that a splitter's branches got
 * @param requests how many requests were sent, tells included
 * @param replies how many requests were answered
 */
public record Step(
        long number,
        Kind kind,
        String path,
        String from,
        List<Object> events,
        List<Object> published,
        int requests,
        int replies) {
    /** Longer values are cut in the text. */
    private static final int SHOWN = 120;

    private static final int SHOWN_EVENTS = 4;

    /** What a step handles. */
    public enum Kind {
        /** A generator gives an atom. */
        GENERATE("generates"),
        /** An input gives an atom that was sent to it. */
        RECEIVE("receives"),
        /** A sequencer lets an atom of one of its streams through. */
        SEQUENCE("lets through"),
        /** A splitter gives its branches what they take of an atom. */
        SPLIT("splits"),
        /** A workflow processes an atom. */
        PROCESS("processes"),
        /** A portal's replier handles requests. */
        REQUEST("is asked"),
        /** Continuations are resumed with replies, or with what became of their asks instead. */
        REPLY("resumes with"),
        /** Asks ran out of time. */
        TIMEOUT("times out"),
        /** Timers fire. */
        TIMER("fires"),
        /** Asks that nobody can answer any more are failed. */
        UNANSWERED("stays unanswered"),
        /** A task's onComplete runs. */
        COMPLETE("completes");

        private final String verb;

        Kind(String verb) {
            this.verb = verb;
        }
    }

    public Step {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(events, "events");
        Objects.requireNonNull(published, "published");
    }

    private boolean publishesMore() {
        return switch (kind) {
            case GENERATE, RECEIVE, SEQUENCE, SPLIT -> false;
            default -> !published.isEmpty();
        };
    }

    /** In a line, which is the same wherever the step is made again. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append(number).append(' ').append(path).append(' ').append(kind.verb);
        append(text.append(' '), events);
        if (!from.isEmpty()) {
            text.append(" from ").append(from);
        }
        if (requests > 0) {
            text.append("; asks ").append(requests);
        }
        if (replies > 0) {
            text.append("; answers ").append(replies);
        }
        if (publishesMore()) {
            append(text.append("; publishes "), published);
        }
        return text.toString();
    }

    private static void append(StringBuilder text, List<Object> events) {
        text.append('[');
        for (int i = 0; i < events.size(); i++) {
            if (i == SHOWN_EVENTS && events.size() > SHOWN_EVENTS + 1) {
                text.append(", ... ").append(events.size() - i).append(" more");
                break;
            }
            String event = String.valueOf(events.get(i));
            text.append(i == 0 ? "" : ", ");
            text.append(event.length() <= SHOWN ? event : event.substring(0, SHOWN) + "...");
        }
        text.append(']');
    }
}
