package io.portals.conformance.suite;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** Failures on purpose in the handlers of the suites' programs, which call {@link #at} when they have done all they do. */
public final class Mishap {
    /** The place that {@link #armAnywhere} means. */
    private static final String ANYWHERE = "anywhere";

    private static final AtomicInteger COUNTDOWN = new AtomicInteger();
    private static final AtomicInteger STRUCK = new AtomicInteger();
    private static volatile String armed = ANYWHERE;
    private static volatile boolean slow;

    private Mishap() {}

    /** A failure that is planned: at a place, when it is passed for that time. */
    public record Planned(String place, int pass) {}

    /** Thrown on purpose. */
    public static final class Struck extends RuntimeException {
        Struck(String place) {
            super("mishap at " + place);
        }
    }

    /** A place where a program may fail. */
    public static void at(String place) {
        if (slow) {
            LockSupport.parkNanos(500_000);
        }
        boolean meant = armed.equals(ANYWHERE) || armed.equals(place);
        if (meant && COUNTDOWN.get() > 0 && COUNTDOWN.decrementAndGet() == 0) {
            STRUCK.incrementAndGet();
            throw new Struck(place);
        }
    }

    /** Forgets all, and plans what is given. */
    public static void plan(Program program) {
        COUNTDOWN.set(0);
        STRUCK.set(0);
        program.mishap().ifPresent(planned -> {
            armed = planned.place();
            COUNTDOWN.set(planned.pass());
        });
    }

    /** Whether handlers take a while at each place, so that there is something in flight whenever a failure strikes. */
    public static void slow(boolean take) {
        slow = take;
    }

    /** Plans a failure at the given pass of any place, counted from 1. */
    public static void armAnywhere(int pass) {
        armed = ANYWHERE;
        COUNTDOWN.set(pass);
    }

    /** How many failures there were since the last {@link #plan}. */
    public static int struck() {
        return STRUCK.get();
    }
}
