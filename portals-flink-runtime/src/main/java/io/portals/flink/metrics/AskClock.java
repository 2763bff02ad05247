package io.portals.flink.metrics;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Times some of a portal's asks: all while they are few, and about one a millisecond when they are many. Which one is left to
 * chance, so that tasks which ask by turns do not hide from it. Nothing of this is state: a restart forgets the asks that are
 * being timed.
 *
 * <p>How many asks are timed at once is bounded. One whose place is taken is not timed, so whether an ask is timed does not depend
 * on how long it takes.
 */
final class AskClock {
    /** A power of two. */
    static final int PLACES = 1024;

    static final int WIDEST_GAP = 1024;
    static final long ABANDONED_NANOS = TimeUnit.MINUTES.toNanos(10);

    private static final int SHIFT = Long.SIZE - Integer.numberOfTrailingZeros(PLACES);
    private static final long SPREAD = 0x9E3779B97F4A7C15L; // the golden ratio: neighbours are far apart
    private static final long TOO_OFTEN_NANOS = 1_000_000;
    private static final long SELDOM_NANOS = 4_000_000;

    private final LongSupplier nanos;
    private final LongConsumer micros;
    private final long[] asks = new long[PLACES]; // 0 is no ask's number
    private final long[] starts = new long[PLACES];
    private final SplittableRandom random = new SplittableRandom();
    private long lastNanos;
    private int gap = 1;
    private int untilNext = 1;

    /**
     * @param nanos what time it is, such as {@link System#nanoTime}
     * @param micros is told how long an ask took
     */
    AskClock(LongSupplier nanos, LongConsumer micros) {
        this.nanos = nanos;
        this.micros = micros;
        this.lastNanos = nanos.getAsLong() - SELDOM_NANOS; // the first is neither
    }

    /** @param ask its number, not 0 */
    void asked(long ask) {
        if (--untilNext == 0) {
            start(ask);
        }
    }

    private void start(long ask) {
        long now = nanos.getAsLong();
        int place = place(ask);
        if (asks[place] == 0 || now - starts[place] > ABANDONED_NANOS) {
            asks[place] = ask;
            starts[place] = now;
        }
        long sinceLast = now - lastNanos;
        lastNanos = now;
        if (sinceLast < TOO_OFTEN_NANOS) {
            gap = Math.min(2 * gap, WIDEST_GAP);
        } else if (sinceLast > SELDOM_NANOS) {
            gap = Math.max(gap / 2, 1);
        }
        untilNext = 1 + random.nextInt(2 * gap - 1); // on average the gap
    }

    /** A reply is being handled. */
    void replied(long ask) {
        int place = place(ask);
        if (asks[place] == ask) {
            asks[place] = 0;
            micros.accept(TimeUnit.NANOSECONDS.toMicros(nanos.getAsLong() - starts[place]));
        }
    }

    /** An ask ended in another way. */
    void failed(long ask) {
        int place = place(ask);
        if (asks[place] == ask) {
            asks[place] = 0;
        }
    }

    private static int place(long ask) {
        return (int) (ask * SPREAD >>> SHIFT);
    }
}
