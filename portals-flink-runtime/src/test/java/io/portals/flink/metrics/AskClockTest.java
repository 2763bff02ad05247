package io.portals.flink.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class AskClockTest {
    private static final long MILLI = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long MICRO = TimeUnit.MICROSECONDS.toNanos(1);

    private final List<Long> timed = new ArrayList<>();
    private long now = -5; // nanoTime may be negative
    private final AskClock clock = new AskClock(() -> now, timed::add);

    @Test
    void whileAsksAreFewEachIsTimed() {
        for (long ask = 1; ask <= 200; ask++) {
            clock.asked(ask);
            now += 7 * MILLI;
            clock.replied(ask);
        }

        assertThat(timed).hasSize(200).containsOnly(7_000L);
    }

    @Test
    void whenAsksAreManyAboutOneAMillisecondIsTimed() {
        for (long ask = 1; ask <= 1_000_000; ask++) { // a second
            clock.asked(ask);
            now += MICRO;
            clock.replied(ask);
        }

        assertThat(timed).hasSizeBetween(200, 2_000).containsOnly(1L);
    }

    @Test
    void asksThatComeByTurnsAreAllTimedNowAndThen() {
        for (long ask = 1; ask <= 400_000; ask++) {
            clock.asked(ask);
            now += (1 + ask % 4) * MICRO;
            clock.replied(ask);
        }

        assertThat(timed).contains(1L, 2L, 3L, 4L);
    }

    @Test
    void slowAsksAreTimedWhileFastOnesComeAndGo() {
        clock.asked(1);
        for (long ask = 2; ask <= 1_000_000; ask++) {
            clock.asked(ask);
            now += MICRO;
            clock.replied(ask);
        }
        timed.clear();

        clock.replied(1);

        assertThat(timed).containsExactly(999_999L);
    }

    @Test
    void anAskThatFailedIsNotTimed() {
        clock.asked(1);
        clock.failed(1);
        clock.replied(1);

        assertThat(timed).isEmpty();
    }

    @Test
    void aPlaceIsTakenUntilItsAskIsAbandoned() {
        askInVain(1, 10 * AskClock.PLACES);

        assertThat(timedAfter(20_000)).as("all places are taken").isZero();

        now += AskClock.ABANDONED_NANOS;
        assertThat(timedAfter(20_000 + 10 * AskClock.PLACES)).isEqualTo(100);
    }

    private void askInVain(long from, int many) {
        for (long ask = from; ask < from + many; ask++) {
            clock.asked(ask);
            now += 5 * MILLI;
        }
    }

    /** How many of a hundred asks are timed. */
    private int timedAfter(long from) {
        timed.clear();
        for (long ask = from; ask < from + 100; ask++) {
            clock.asked(ask);
            now += 5 * MILLI;
            clock.replied(ask);
        }
        return timed.size();
    }
}
