package io.portals.conformance.random.spec;

import java.util.List;

/**
 * A small generator of numbers (SplitMix64; Steele, Lea, Flood, OOPSLA 2014). Our own, so that a seed gives the same program in
 * every version of Java.
 */
public final class Prng {
    private long state;

    public Prng(long seed) {
        state = mixed(seed);
    }

    /** A hash in which each bit depends on all bits of the value. */
    public static long mixed(long value) {
        long mixed = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
        return mixed ^ (mixed >>> 31);
    }

    public long next() {
        state += 0x9e3779b97f4a7c15L;
        return mixed(state);
    }

    /** From 0 to the bound, exclusive. */
    public int below(int bound) {
        return (int) Long.remainderUnsigned(next(), bound);
    }

    /** From the first to the last, both inclusive. */
    public int between(int first, int last) {
        return first + below(last - first + 1);
    }

    public boolean chance(int percent) {
        return below(100) < percent;
    }

    public <T> T pick(List<T> from) {
        return from.get(below(from.size()));
    }

    /** One of the choices, each as likely as its weight says. */
    @SafeVarargs
    public final <T> T pick(Weighted<T>... choices) {
        int total = 0;
        for (Weighted<T> choice : choices) {
            total += choice.weight();
        }
        int drawn = below(total);
        for (Weighted<T> choice : choices) {
            drawn -= choice.weight();
            if (drawn < 0) {
                return choice.value();
            }
        }
        throw new IllegalStateException("not reached");
    }

    /** A choice and how likely it is. */
    public record Weighted<T>(int weight, T value) {}

    public static <T> Weighted<T> of(int weight, T value) {
        return new Weighted<>(weight, value);
    }
}
