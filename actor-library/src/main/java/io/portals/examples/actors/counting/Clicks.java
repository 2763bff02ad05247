package io.portals.examples.actors.counting;

/** What is counted: the n-th click is one on some counter, and counts for some. */
final class Clicks {
    private static final int MOST = 10;

    private Clicks() {}

    /** On which of so many counters. */
    static long counter(long click, long counters) {
        return Long.remainderUnsigned(mixed(click), counters);
    }

    static long worth(long click) {
        return 1 + Long.remainderUnsigned(mixed(~click), MOST);
    }

    /** The finalizer of SplitMix64. */
    private static long mixed(long number) {
        long z = number + 0x9E3779B97F4A7C15L;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }
}
