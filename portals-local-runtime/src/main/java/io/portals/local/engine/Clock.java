package io.portals.local.engine;

/** The virtual time, in milliseconds. */
final class Clock {
    long millis;

    long after(long delayMillis) {
        return millis + Math.min(delayMillis, Deadlines.NEVER - 1 - millis);
    }
}
