package io.portals.local.testkit;

import io.portals.api.state.PerKey;
import io.portals.local.TaskView;
import io.portals.local.run.PendingAsk;
import java.util.Objects;
import org.assertj.core.api.AbstractAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.assertj.core.description.Description;

/** Assertions on one key's share of a task. */
public final class KeyAssert extends AbstractAssert<KeyAssert, TaskView.KeyView> {
    KeyAssert(TaskView.KeyView actual) {
        super(actual, KeyAssert.class);
        describedAs(actual.toString());
    }

    /** That the key's value is this one: null if it has none, and the handle no initial one. */
    public <V> KeyAssert has(PerKey<V> handle, V expected) {
        V value = actual.get(handle);
        if (!Objects.equals(value, expected)) {
            throw failureWithActualExpected(
                    value, expected, "Expecting state \"%s\" to be:%n  %s%nbut it is:%n  %s", handle, expected, value);
        }
        return this;
    }

    /** That all asks of the key are resolved. */
    public KeyAssert hasNoPendingAsks() {
        pendingAsks().isEmpty();
        return this;
    }

    /** The key's asks that are not resolved. */
    public ListAssert<PendingAsk> pendingAsks() {
        return Assertions.assertThat(actual.pendingAsks())
                .as(TracedDescription.of("pending asks of " + actual, actual::trace));
    }

    @Override
    public KeyAssert describedAs(Description description) {
        return super.describedAs(TracedDescription.of(description.value(), actual::trace));
    }
}
