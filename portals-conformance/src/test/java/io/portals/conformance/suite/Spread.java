package io.portals.conformance.suite;

/** Spreads numbers, in the same way in each JVM. */
final class Spread {
    private Spread() {}

    /** A number of 0 or more that looks as if drawn by lot. */
    static long of(long number) {
        long mixed = (number ^ (number >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return (mixed ^ (mixed >>> 33)) & Long.MAX_VALUE;
    }
}
