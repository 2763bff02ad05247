package io.portals.local.engine;

/** The virtual time, in milliseconds. */
final class Clock {
    long millis;

    /** The deadline of a limit; a limit of 0 is none. */
    long after(long limitMillis) {
        return limitMillis == 0 ? Pending.NEVER : millis + Math.min(limitMillis, Pending.NEVER - 1 - millis);
    }
}
