package io.portals.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.local.run.Interleaving;
import io.portals.local.run.PendingAsk;
import io.portals.local.run.Trace;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A crash loses what is not committed, and nothing else. */
final class CrashTest {
    @ParameterizedTest
    @EnumSource
    void crashesBetweenAllStepsChangeNothing(Interleaving interleaving) {
        for (long seed = 0; seed < 5; seed++) {
            Trace expected = Everything.startedUnverified(seed, interleaving)
                    .untilComplete()
                    .trace();
            LocalRuntime run = Everything.startedUnverified(seed, interleaving);
            do {
                run.crashAndRecover();
            } while (Everything.goesOn(run));
            assertThat(run.trace()).isEqualTo(expected);
        }
    }

    @ParameterizedTest
    @EnumSource
    void crashesInTheMiddleOfStepsChangeNothing(Interleaving interleaving) {
        Trace expected =
                Everything.startedUnverified(3, interleaving).untilComplete().trace();
        LocalRuntime run = Everything.startedUnverified(3, interleaving);
        do {
            int handlers = 1;
            while (run.crashAndRecover(handlers)) {
                handlers++;
            }
        } while (Everything.goesOn(run));
        assertThat(run.trace()).isEqualTo(expected);
    }

    @Test
    void isAfterAsManyHandlersAsThereAre() {
        LocalRuntime run = LocalRuntime.seeded(1).launch(Everything.application());
        run.untilIdle();
        run.input(Everything.NUMBERS).send(4L, 5L);
        run.step();
        assertThat(run.crashAndRecover(2)).as("after a map of two events").isTrue();
        assertThat(run.crashAndRecover(3)).as("after a third").isFalse();
        assertThat(run.step().orElseThrow().path()).isEqualTo("/all/workflows/of-input");
    }

    @Test
    void leavesWhatIsCommitted() {
        LocalRuntime run = LocalRuntime.seeded(1).launch(Everything.application());
        run.input(Everything.NUMBERS).send(4L, 5L);
        run.untilIdle();
        List<String> heard = List.copyOf(run.output(Everything.HEARD));
        List<PendingAsk> asks = run.pendingAsks();
        List<Object> keys = run.task(Everything.DOWN).keys();
        long seen = run.task(Everything.DOWN).key(0L).get(Everything.SEEN);
        assertThat(heard).isNotEmpty();
        assertThat(asks).isNotEmpty();
        assertThat(seen).isPositive();

        run.crashAndRecover();

        assertThat(run.output(Everything.HEARD)).isEqualTo(heard);
        assertThat(run.pendingAsks()).isEqualTo(asks);
        assertThat(run.task(Everything.DOWN).keys()).isEqualTo(keys);
        assertThat(run.task(Everything.DOWN).key(0L).get(Everything.SEEN)).isEqualTo(seen);
    }
}
