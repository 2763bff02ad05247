package io.portals.conformance.random.spec;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.task.ErrorPolicy;
import java.util.List;
import org.junit.jupiter.api.Test;

final class RepairTest {
    private static final SourceSpec SOURCE = new SourceSpec("g0", 0, List.of(2, 1), 2, false);
    private static final SplitterSpec.Branch SOME = new SplitterSpec.Branch("b0", 0, 2);
    private static final SplitterSpec.Branch REST = new SplitterSpec.Branch("b1", 0, 0);
    private static final StepSpec STEP = new StepSpec(StepSpec.Kind.MAP, "s0", 2, ErrorPolicy.FAIL);

    private static ProgramSpec program(SplitterSpec splitter, List<String> feeds) {
        return Repair.repaired(new ProgramSpec(
                List.of(SOURCE),
                List.of(new SequencerSpec("q0", 0, feeds)),
                List.of(splitter),
                List.of(
                        new WorkflowSpec("w0", 0, "g0", List.of(), List.of(STEP)),
                        new WorkflowSpec("w1", 0, "q0", List.of(), List.of(STEP))),
                List.of()));
    }

    private static List<String> feeds(SplitterSpec splitter, String... feeds) {
        return program(splitter, List.of(feeds)).sequencers().get(0).feeds();
    }

    @Test
    void aSequencerGetsWhatAProducerGivesOneWayOnly() {
        SplitterSpec splitter = new SplitterSpec("x0", 0, "g0", List.of(SOME, REST));
        assertThat(feeds(splitter, "b0", "g0")).containsExactly("b0"); // else twice
        assertThat(feeds(splitter, "b0", "b1")).containsExactly("b0"); // else in any order
        assertThat(feeds(splitter, "b0", "w0")).containsExactly("b0", "w0");
    }

    @Test
    void aCycleOverASplitterWithoutATaskIsOpened() {
        SplitterSpec splitter = new SplitterSpec("x0", 0, "w1", List.of(SOME));
        assertThat(feeds(splitter, "g0", "b0")).containsExactly("g0");
    }

    @Test
    void aSplitterWithoutBranchesOrInputIsDropped() {
        assertThat(program(new SplitterSpec("x0", 0, "g0", List.of()), List.of("g0"))
                        .splitters())
                .isEmpty();
        assertThat(program(new SplitterSpec("x0", 0, "none", List.of(SOME)), List.of("g0"))
                        .splitters())
                .isEmpty();
    }

    @Test
    void aSecondBranchForTheRestIsDropped() {
        SplitterSpec.Branch second = new SplitterSpec.Branch("b2", 0, 0);
        SplitterSpec splitter = new SplitterSpec("x0", 0, "g0", List.of(REST, SOME, second));
        assertThat(program(splitter, List.of("g0")).splitters().get(0).branches())
                .containsExactly(REST, SOME);
    }
}
