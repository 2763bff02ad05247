package io.portals.conformance.random.program;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.conformance.random.program.Report.Kind;
import java.util.List;
import org.junit.jupiter.api.Test;

final class CountingTest {
    private static final Report OTHER = new Report("p", Kind.ITEM, "g0.0", "t0@1", "ttl 2");

    private static Report passed(String step, String detail) {
        return new Report("p", Kind.PASSED, "items", step, detail);
    }

    @Test
    void theSumIsTheSameWhereverAtomsEnd() {
        assertThat(Counting.summed(List.of(passed("s0", "1 10 5"), OTHER, passed("s0", "2 7 3"))))
                .containsExactly(OTHER, passed("s0", "3 17 6"))
                .isEqualTo(Counting.summed(List.of(OTHER, passed("s0", "3 17 6"))));
    }

    @Test
    void eachTaskHasItsSum() {
        assertThat(Counting.summed(List.of(passed("s0", "1 10 5"), passed("s1", "2 7 3"))))
                .containsExactly(passed("s0", "1 10 5"), passed("s1", "2 7 3"));
    }

    @Test
    void aPartThatIsDoubledShows() {
        assertThat(Counting.summed(List.of(passed("s0", "1 10 5"), passed("s0", "1 10 5"))))
                .isNotEqualTo(Counting.summed(List.of(passed("s0", "1 10 5"))));
    }
}
