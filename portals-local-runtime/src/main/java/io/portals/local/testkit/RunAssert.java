package io.portals.local.testkit;

import io.portals.api.task.DeadLetter;
import io.portals.local.LocalRuntime;
import io.portals.local.run.PendingAsk;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.assertj.core.description.Description;

/** Assertions on a run as a whole. */
public final class RunAssert extends AbstractAssert<RunAssert, LocalRuntime> {
    RunAssert(LocalRuntime actual) {
        super(actual, RunAssert.class);
        describedAs("the run");
    }

    /** The asks that are not resolved. */
    public ListAssert<PendingAsk> pendingAsks() {
        return Assertions.assertThat(actual.pendingAsks()).as(traced("pending asks"));
    }

    /** That all asks are resolved. */
    public RunAssert hasNoPendingAsks() {
        pendingAsks().isEmpty();
        return this;
    }

    /** What could not be delivered. */
    public ListAssert<DeadLetter<Object>> deadLetters() {
        return Assertions.assertThat(actual.deadLetters()).as(traced("dead letters"));
    }

    /** That all could be delivered. */
    public RunAssert hasNoDeadLetters() {
        deadLetters().isEmpty();
        return this;
    }

    /** That all inputs have ended, all is at rest, and every task has completed. */
    public RunAssert isComplete() {
        if (!actual.isComplete()) {
            throw failure(
                    "Expecting the run to be complete, but an input is open, or something is left to do; end the inputs and"
                            + " run untilComplete()");
        }
        return this;
    }

    @Override
    public RunAssert describedAs(Description description) {
        return super.describedAs(traced(description.value()));
    }

    private Description traced(String what) {
        return TracedDescription.of(what, actual::trace);
    }
}
