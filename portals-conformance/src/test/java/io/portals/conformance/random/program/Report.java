package io.portals.conformance.random.program;

import java.util.Locale;

/**
 * What a handler did: the program's output.
 *
 * @param program the label of the program, as many may share an output
 * @param id of what was handled; unique in a run for the kind and place
 * @param place the task and key
 * @param detail what was done with it: follows from content
 */
public record Report(String program, Kind kind, String id, String place, String detail) implements Event {
    /** What was handled. */
    public enum Kind {
        ITEM,
        REQUEST,
        TOLD,
        RELEASED,
        ANSWER,
        TIMER,
        STATE,
        /** What passed a task without a key: of an atom, or, where they are summed, of all. */
        PASSED,
        /** What was set aside, or came too late. */
        LETTER,
        /** Something came out of order; the detail says what. Never there in a run that is right. */
        DISORDER
    }

    /** The item's name. */
    public String what() {
        return kind.name().toLowerCase(Locale.ROOT) + " " + id + " at " + place;
    }
}
