package io.portals.conformance.random.program;

import java.util.concurrent.atomic.LongAdder;

/**
 * Holds sources back: their atoms come in stages, the next of which is opened when the one before it is in a checkpoint and a failure
 * is about to strike.
 */
public final class Stages {
    private static final LongAdder HANDLED = new LongAdder();
    private static volatile int opened = Integer.MAX_VALUE;
    private static volatile boolean slow;

    private Stages() {}

    /** Opens all stages up to the given one, counted from 0. */
    public static void open(int stage) {
        opened = stage;
    }

    /** Lets handlers take long, so that what is in flight stays so until a checkpoint has been taken. */
    public static void slowDown(boolean on) {
        slow = on;
    }

    static boolean isSlow() {
        return slow;
    }

    /** How many handlers have begun on clusters of this JVM: tells whether a stage is at work. */
    public static long handled() {
        return HANDLED.sum();
    }

    static void handles() {
        HANDLED.increment();
    }

    static boolean isOpen(int stage) {
        return stage <= opened;
    }
}
