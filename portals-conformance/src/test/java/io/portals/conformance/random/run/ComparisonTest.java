package io.portals.conformance.random.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.conformance.random.program.Report;
import io.portals.conformance.random.program.Report.Kind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A run with one thing changed: the difference says what, and which item. */
final class ComparisonTest {
    private static final Report FIRST = new Report("p", Kind.ITEM, "g0.0", "t0@1", "ttl 2");
    private static final Report SECOND = new Report("p", Kind.ANSWER, "g0.0?a0", "t0@1", "REPLY 17");
    private static final Report STATE = new Report("p", Kind.STATE, "final", "t0@1", "count 2");
    private static final Outcome EXPECTED = outcome(FIRST, SECOND, STATE);

    private static Outcome outcome(Report... reports) {
        return new Outcome("local", List.of(reports), List.of());
    }

    private static List<String> differences(Outcome actual) {
        return Comparison.between(EXPECTED, actual).stream()
                .map(Difference::toString)
                .toList();
    }

    @Test
    void theSameInAnotherOrderAgrees() {
        assertThat(differences(outcome(STATE, SECOND, FIRST))).isEmpty();
    }

    @Test
    void whatIsMissingIsNamed() {
        assertThat(differences(outcome(FIRST, STATE)))
                .containsExactly("missing: answer g0.0?a0 at t0@1, in the run local");
    }

    @Test
    void whatIsDoubledIsNamed() {
        assertThat(differences(outcome(FIRST, FIRST, SECOND, STATE)))
                .containsExactly("doubled: item g0.0 at t0@1 (seen 2 times), in the run local");
    }

    @Test
    void whatIsUnexpectedIsNamed() {
        Report other = new Report("p", Kind.ITEM, "g0.1", "t0@1", "ttl 2");
        assertThat(differences(outcome(FIRST, SECOND, STATE, other)))
                .containsExactly("unexpected: item g0.1 at t0@1 (ttl 2), in the run local");
    }

    @Test
    void anotherOutcomeOfTheSameAskIsNamed() {
        Report other = new Report("p", Kind.ANSWER, "g0.0?a0", "t0@1", "UNANSWERED");
        assertThat(differences(outcome(FIRST, other, STATE)))
                .containsExactly(
                        "otherwise: answer g0.0?a0 at t0@1 (UNANSWERED instead of REPLY 17), in the run local");
    }

    @Test
    void anotherFinalStateIsNamed() {
        Report other = new Report("p", Kind.STATE, "final", "t0@1", "count 3");
        assertThat(differences(outcome(FIRST, SECOND, other)))
                .containsExactly("state: state final at t0@1 (count 3 instead of count 2), in the run local");
    }

    @Test
    void whatCameOutOfOrderIsNamedEvenInTheExpectedRun() {
        Report disorder = new Report("p", Kind.DISORDER, "g0.0", "t0@1", "came t1@2 over stream with number 3 after 4");
        List<Report> reports = new ArrayList<>(EXPECTED.reports());
        reports.add(disorder);
        Outcome actual = new Outcome("local", reports, List.of());
        String named = "out of order: g0.0 at t0@1 (came t1@2 over stream with number 3 after 4), in the run local";
        assertThat(differences(actual)).containsExactly(named);
        assertThat(Comparison.alone(actual)).extracting(Difference::toString).containsExactly(named);
    }

    @Test
    void aRunThatDoesNotEndNamesNoItem() {
        List<Difference> differences =
                Comparison.between(EXPECTED, EXPECTED.and(List.of("did not end after 10 steps")));
        assertThat(differences).hasSize(1).noneMatch(Difference::namesItem);
    }
}
