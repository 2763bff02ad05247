package io.portals.conformance.random.run;

/**
 * One thing in which a run differs from what it had to be.
 *
 * @param run the run that differs
 * @param what the item, by name
 * @param detail what was seen, and what was expected
 */
public record Difference(String run, Kind kind, String what, String detail) {
    /** How it differs. */
    public enum Kind {
        MISSING("missing"),
        DOUBLED("doubled"),
        UNEXPECTED("unexpected"),
        /** It is there, but what was done with it is something else. */
        OTHERWISE("otherwise"),
        OUT_OF_ORDER("out of order"),
        STATE("state"),
        /** The run itself went wrong: this names no item. */
        RUN("run");

        private final String text;

        Kind(String text) {
            this.text = text;
        }
    }

    /** Whether it says which item is affected. */
    public boolean namesItem() {
        return kind != Kind.RUN;
    }

    @Override
    public String toString() {
        return kind.text + ": " + what + (detail.isEmpty() ? "" : " (" + detail + ")") + ", in the run " + run;
    }
}
