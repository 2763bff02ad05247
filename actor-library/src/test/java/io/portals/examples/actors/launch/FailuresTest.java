package io.portals.examples.actors.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** When failures strike, and what a sink's commits leave behind. */
class FailuresTest {
    private static final int ENOUGH_CHECKPOINTS = 3;
    private static final long SEED = 1;

    private static void complete(Failures failures, int attempt) {
        for (int i = 0; i < ENOUGH_CHECKPOINTS; i++) {
            failures.completed(attempt);
        }
    }

    @Test
    void noneStrikesBeforeACheckpoint() {
        Failures failures = new Failures(1, SEED, Duration.ZERO);
        failures.started(0);

        assertThatCode(failures::moment).doesNotThrowAnyException();
        complete(failures, 0);
        assertThatThrownBy(failures::moment).isInstanceOf(InjectedFailure.class);
    }

    @Test
    void commitsOfFormerAttemptsDoNotCount() {
        Failures failures = new Failures(1, SEED, Duration.ZERO);
        failures.started(1);
        complete(failures, 0);

        assertThatCode(failures::moment).doesNotThrowAnyException();
        complete(failures, 1);
        assertThatThrownBy(failures::moment).isInstanceOf(InjectedFailure.class);
    }

    @Test
    void eachWaitsForCheckpointsOfItsOwnUntilAllHaveStruck() {
        Failures failures = new Failures(2, SEED, Duration.ZERO);
        failures.started(0);
        complete(failures, 0);
        assertThatThrownBy(failures::moment).isInstanceOf(InjectedFailure.class);
        assertThatCode(failures::moment).doesNotThrowAnyException();
        failures.started(1);
        complete(failures, 1);
        assertThatThrownBy(failures::moment).isInstanceOf(InjectedFailure.class);
        complete(failures, 1);

        assertThatCode(failures::moment).doesNotThrowAnyException();
        assertThat(failures.struck()).isEqualTo(2);
        assertThat(failures.restarts()).isEqualTo(1);
        assertThat(failures.areOver()).isTrue();
    }

    @Test
    void betweenTwoThereIsTheTimeThatIsWanted() {
        AtomicLong now = new AtomicLong();
        Failures failures = new Failures(2, SEED, Duration.ofSeconds(1), now::get);
        failures.started(0);
        complete(failures, 0);
        now.set(999_999_999);
        assertThatCode(failures::moment).doesNotThrowAnyException();
        now.set(1_000_000_000);
        assertThatThrownBy(failures::moment).isInstanceOf(InjectedFailure.class);
        failures.started(1);
        complete(failures, 1);

        assertThatCode(failures::moment).doesNotThrowAnyException();
        now.set(2_000_000_000);
        assertThatThrownBy(failures::moment).isInstanceOf(InjectedFailure.class);
    }

    @Test
    void whatIsCommittedTwiceCountsOnceAndWhatIsNotDoesNotCount() {
        try (Collected collected = new Collected(new Failures(0, SEED, Duration.ZERO))) {
            String batch = collected.keep(List.of(1L, 2L));
            collected.keep(List.of(3L));
            collected.commit("numbers", batch);
            collected.commit("numbers", batch);

            assertThat(collected.committed("numbers")).containsExactly(1L, 2L);
            assertThat(collected.committed("others")).isEmpty();
        }
    }
}
