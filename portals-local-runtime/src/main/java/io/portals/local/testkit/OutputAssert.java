package io.portals.local.testkit;

import io.portals.local.Output;
import java.util.List;
import org.assertj.core.api.AbstractListAssert;
import org.assertj.core.api.Assertions;
import org.assertj.core.api.ListAssert;
import org.assertj.core.api.ObjectAssert;
import org.assertj.core.description.Description;
import org.assertj.core.util.Lists;

/**
 * Assertions on what a stream has carried.
 *
 * @param <T> the type of its events
 */
public final class OutputAssert<T> extends AbstractListAssert<OutputAssert<T>, Output<T>, T, ObjectAssert<T>> {
    OutputAssert(Output<T> actual) {
        super(actual, OutputAssert.class);
        describedAs(actual.path());
    }

    /** The same, by atom. */
    public ListAssert<List<T>> atoms() {
        return Assertions.assertThat(actual.atoms())
                .as(TracedDescription.of(actual.path() + " by atom", actual::trace));
    }

    @Override
    public OutputAssert<T> describedAs(Description description) {
        return super.describedAs(TracedDescription.of(description.value(), actual::trace));
    }

    @Override
    protected ObjectAssert<T> toAssert(T value, String description) {
        return new ObjectAssert<>(value).as(description);
    }

    /** AssertJ calls it where a filter or the like leaves a part: a part of a list is no output any more. */
    @Override
    protected OutputAssert<T> newAbstractIterableAssert(Iterable<? extends T> part) {
        return new OutputAssert<>(actual.part(Lists.newArrayList(part)));
    }
}
