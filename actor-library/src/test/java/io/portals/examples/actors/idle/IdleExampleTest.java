package io.portals.examples.actors.idle;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.examples.actors.Results;
import io.portals.examples.actors.Verdict;
import io.portals.local.ChildJvm;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class IdleExampleTest {
    private static final long MEGABYTE = 1_000_000;

    @Test
    void aRunInWhichSomeWerePutAwayTooEarlyIsWrong() {
        Verdict verdict = check(new Idle.Counts(1_000, 1_000, 1, 1_000));

        assertThat(verdict.isOk()).isFalse();
        assertThat(verdict.line())
                .isEqualTo(
                        "idle: 1000 actors, each touched once, and put away WRONG: 1 were put away before all had been"
                                + " touched; give a longer --passivate-after than 10s");
    }

    @Test
    void anActorThatIsTouchedTwiceOrNotPutAwayIsNoticed() {
        assertThat(check(new Idle.Counts(1_000, 1_000, 0, 1_000)).isOk()).isTrue();
        assertThat(check(new Idle.Counts(1_000, 1_001, 0, 1_000)).isOk()).isFalse();
        assertThat(check(new Idle.Counts(1_000, 1_000, 0, 999)).isOk()).isFalse();
        assertThat(check(new Idle.Counts(999, 999, 0, 1_000)).isOk()).isFalse();
    }

    @Test
    void theTargetIsMissedByMoreThanAHundredBytesAnActor() {
        assertThat(report(50)).last().asString().endsWith("an idle actor, reached");
        assertThat(report(150)).last().asString().endsWith("an idle actor, NOT reached");
        assertThat(report(150).get(2)).contains("150.0").contains("2000.0");
    }

    /** In a JVM of its own, as others' threads free memory at any time. */
    @Test
    void whatIsHeldIsRead() throws Exception {
        String[] read = ChildJvm.run(List.of(), HoldsMemory.class).trim().split(" ");

        assertThat(Long.parseLong(read[0])).isBetween(HoldsMemory.BYTES, HoldsMemory.BYTES + MEGABYTE);
        assertThat(Long.parseLong(read[1])).isBetween(-MEGABYTE, MEGABYTE);
    }

    private static IdleExample example() {
        IdleExample example = new IdleExample();
        new CommandLine(example).parseArgs("--actors", "1000");
        return example;
    }

    private static Verdict check(Idle.Counts counts) {
        List<Reading> readings = Arrays.stream(Reading.Moment.values())
                .map(moment -> new Reading(moment, 1, 1))
                .toList();
        return example().check(results(readings, List.of(counts)));
    }

    /** What is said of a heap that grew by so many bytes for each of the 1,000 actors. */
    private static List<String> report(long bytes) {
        List<Reading> readings = List.of(
                new Reading(Reading.Moment.BEFORE, 30 * MEGABYTE, 700 * MEGABYTE),
                new Reading(Reading.Moment.IDLE, 30 * MEGABYTE + 1_000 * bytes, 702 * MEGABYTE),
                new Reading(Reading.Moment.PUT_AWAY, 30 * MEGABYTE, 700 * MEGABYTE));
        return example().report(results(readings, List.of()));
    }

    private static Results results(List<Reading> readings, List<Idle.Counts> counts) {
        return new Results(
                Map.of(Idle.READINGS.name(), List.copyOf(readings), Idle.COUNTS.name(), List.copyOf(counts)));
    }
}
