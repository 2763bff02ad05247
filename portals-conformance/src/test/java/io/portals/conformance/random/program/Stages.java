package io.portals.conformance.random.program;

/**
 * Holds sources back: their atoms come in stages, the next of which is opened when the one before it is in a checkpoint and a failure
 * is about to strike.
 */
public final class Stages {
    private static volatile int opened = Integer.MAX_VALUE;

    private Stages() {}

    /** Opens all stages up to the given one, counted from 0. */
    public static void open(int stage) {
        opened = stage;
    }

    static boolean isOpen(int stage) {
        return stage <= opened;
    }
}
