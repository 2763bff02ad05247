package io.portals.local.engine;

/**
 * Numbers that follow from a seed, on the JVM as in JavaScript: nothing but 32-bit arithmetic. The algorithm is sfc32 of Chris
 * Doty-Humphrey's PractRand.
 */
final class Choice {
    private static final int WARM_UP = 12;

    private int a;
    private int b;
    private int c;
    private int counter;
    private int markedA;
    private int markedB;
    private int markedC;
    private int markedCounter;

    Choice(long seed) {
        a = (int) seed;
        b = (int) (seed >>> 32);
        c = 0x9E3779B9;
        counter = 1;
        for (int i = 0; i < WARM_UP; i++) {
            next();
        }
    }

    private int next() {
        int sum = a + b + counter++;
        a = b ^ (b >>> 9);
        b = c + (c << 3);
        c = (c << 21 | c >>> 11) + sum;
        return sum;
    }

    /** A number from 0 to bound - 1. Where there is nothing to choose, nothing is drawn. */
    int below(int bound) {
        return bound == 1 ? 0 : (next() >>> 1) % bound;
    }

    /** Remembers where it is, for {@link #back}. */
    void mark() {
        markedA = a;
        markedB = b;
        markedC = c;
        markedCounter = counter;
    }

    /** Goes back to where it was marked: a step that failed is chosen again. */
    void back() {
        a = markedA;
        b = markedB;
        c = markedC;
        counter = markedCounter;
    }

    int[] save() {
        return new int[] {a, b, c, counter};
    }

    void load(int[] saved) {
        a = saved[0];
        b = saved[1];
        c = saved[2];
        counter = saved[3];
    }
}
