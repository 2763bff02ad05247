package io.portals.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.Application;
import io.portals.local.run.Interleaving;
import io.portals.local.run.Snapshot;
import io.portals.local.run.Trace;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A snapshot is all that a run is: going on from it takes the same steps. */
final class SnapshotTest {
    /** All that can be seen of a run that has come to its end. */
    private record End(Trace trace, List<String> heard, List<Object> deadLetters, String now) {
        static End of(LocalRuntime run) {
            return new End(
                    run.trace(),
                    List.copyOf(run.output(Everything.HEARD)),
                    List.copyOf(run.deadLetters()),
                    run.now().toString());
        }
    }

    @ParameterizedTest
    @EnumSource
    void goingOnFromAnyMomentTakesTheSameSteps(Interleaving interleaving) {
        LocalRuntime run = Everything.startedUnverified(7, interleaving);
        List<Snapshot> snapshots = new ArrayList<>();
        do {
            snapshots.add(run.snapshot());
        } while (Everything.goesOn(run));
        End end = End.of(run);
        assertThat(end.deadLetters())
                .as("late replies, which the program must have")
                .isNotEmpty();
        for (Snapshot snapshot : snapshots) {
            run.restore(snapshot);
            assertThat(run.now()).isEqualTo(snapshot.now());
            assertThat(run.trace().steps()).hasSize((int) snapshot.steps());
            while (Everything.goesOn(run)) {}
            assertThat(End.of(run)).isEqualTo(end);
        }
    }

    @Test
    void anotherRunOfTheSameApplicationsGoesOnFromIt() {
        LocalRuntime run = Everything.startedUnverified(7, Interleaving.EVERYWHERE);
        for (int i = 0; i < 20; i++) {
            run.step();
        }
        Snapshot snapshot = run.snapshot();
        End end = End.of(run.untilComplete());
        LocalRuntime other = LocalRuntime.seeded(8)
                .interleaving(Interleaving.EVERYWHERE)
                .launch(Everything.application())
                .restore(snapshot);
        assertThat(End.of(other.untilComplete())).isEqualTo(end);
    }

    @Test
    void whatComesAfterItIsNotSeen() {
        LocalRuntime run = LocalRuntime.seeded(7).launch(Everything.application());
        Snapshot snapshot = run.untilIdle().snapshot();
        run.input(Everything.NUMBERS).send(4L).end();
        assertThat(run.untilComplete().isComplete()).isTrue();

        run.restore(snapshot);

        assertThat(run.isComplete()).isFalse();
        assertThat(run.trace().toString()).doesNotContain("/all/inputs/numbers receives");
        run.input(Everything.NUMBERS).send(6L); // has not ended
        assertThat(run.untilIdle().trace().toString()).contains("/all/inputs/numbers receives [6]");
    }

    @Test
    void thatOfOtherApplicationsIsRefused() {
        Snapshot snapshot =
                LocalRuntime.seeded(7).launch(Everything.application()).snapshot();
        Application other = Application.named("other", app -> app.workflow("w", app.input("numbers", Long.class))
                .sink());
        assertThatThrownBy(() -> LocalRuntime.seeded(7).launch(other).restore(snapshot))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the snapshot is of a run that launched other applications");
        LocalRuntime.seeded(7).launch(Everything.application()).restore(snapshot);
    }
}
