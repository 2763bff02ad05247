package io.portals.examples.shoppingcart.launch.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class FaultPlanTest {
    private static final String RUN = "a run of this test";

    private final List<String> announced = new ArrayList<>();

    @AfterEach
    void end() {
        FaultPlan.end(RUN);
    }

    @Test
    void nothingFailsBeforeACheckpoint() {
        FaultPlan plan = plan(1);

        assertThatCode(() -> pass(plan, "sink", 1_000)).doesNotThrowAnyException();
        assertThatCode(plan::passAtTheEnd).doesNotThrowAnyException();
    }

    @Test
    void aPointThatEventsPassFailsAfterACheckpoint() {
        FaultPlan plan = plan(1);
        plan.pass("sink");
        plan.checkpointCompleted(0);

        assertThatThrownBy(() -> pass(plan, "sink", 1_000))
                .isInstanceOf(InjectedFailure.class)
                .hasMessage("failure 1 of 1 on purpose, at sink");
        assertThat(announced).containsExactly("failure 1 of 1 on purpose, at sink");
    }

    @Test
    void aPointThatNoEventPassedIsNotChosen() {
        FaultPlan plan = plan(1);
        plan.pass("sink");
        plan.checkpointCompleted(0);

        assertThatCode(() -> pass(plan, "source", 1_000)).doesNotThrowAnyException();
    }

    @Test
    void eachFailureNeedsACheckpointOfItsOwn() {
        FaultPlan plan = plan(2);
        fail(plan, 0);

        assertThatCode(() -> pass(plan, "sink", 1_000)).doesNotThrowAnyException();
        plan.checkpointCompleted(1);
        assertThatThrownBy(() -> pass(plan, "sink", 1_000)).hasMessageContaining("failure 2 of 2");
    }

    @Test
    void aCheckpointThatIsHeardOfByAReaderFromBeforeTheFailureDoesNotCount() {
        FaultPlan plan = plan(2);
        fail(plan, 0);

        plan.checkpointCompleted(0);

        assertThatCode(() -> pass(plan, "sink", 1_000)).doesNotThrowAnyException();
    }

    @Test
    void whenEventsAreOverTheEndOfTheInputFails() {
        FaultPlan plan = plan(1);
        plan.checkpointCompleted(0);

        assertThatThrownBy(plan::passAtTheEnd).hasMessageContaining("the end of the input");
    }

    @Test
    void itIsOverAfterTheLastFailure() {
        FaultPlan plan = plan(1);
        assertThat(plan.isOutstanding()).isTrue();
        fail(plan, 0);

        plan.checkpointCompleted(1);

        assertThat(plan.isOutstanding()).isFalse();
        assertThatCode(() -> pass(plan, "sink", 1_000)).doesNotThrowAnyException();
    }

    @Test
    void inAnotherJvmThereIsNoPlan() {
        assertThatThrownBy(() -> FaultPlan.get("unknown")).hasMessageContaining("no plan of failures in this JVM");
    }

    private FaultPlan plan(int failures) {
        return FaultPlan.start(RUN, failures, 42, announced::add);
    }

    private static void fail(FaultPlan plan, int generation) {
        plan.pass("sink");
        plan.checkpointCompleted(generation);
        assertThatThrownBy(() -> pass(plan, "sink", 1_000)).isInstanceOf(InjectedFailure.class);
    }

    private static void pass(FaultPlan plan, String point, int times) {
        for (int i = 0; i < times; i++) {
            plan.pass(point);
        }
    }
}
