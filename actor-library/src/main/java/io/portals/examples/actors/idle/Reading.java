package io.portals.examples.actors.idle;

import java.io.Serializable;

/** The memory at some moment of the run. */
public record Reading(Moment moment, long heap, long resident) implements Serializable {
    /** When it was read. */
    public enum Moment {
        BEFORE("before they were touched"),
        IDLE("idle, timers pending"),
        PUT_AWAY("put away");

        private final String words;

        Moment(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    static Reading now(Moment moment) {
        Memory memory = Memory.read();
        return new Reading(moment, memory.heap(), memory.resident());
    }
}
