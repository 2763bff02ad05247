package io.portals.api.state;

import io.portals.api.Fn;
import io.portals.api.Path;
import io.portals.api.Type;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * One value for each instance of a task of an unkeyed flow. How many instances there are is the runtime's business; when that
 * changes, each value goes to one of the new instances, which merges what it got. Others start at the initial value.
 *
 * <pre>{@code
 * static final PerTask<Long> SEEN = State.perTask("seen", Long.class, 0L, all -> all.stream().mapToLong(n -> n).sum());
 * }</pre>
 *
 * <p>Values should be immutable, as those of {@link PerKey}.
 *
 * @param <V> the type of the value
 */
public final class PerTask<V> implements StateHandle {
    private final String name;
    private final Type<V> type;
    private final V initial;
    private final Fn<List<V>, V> merge;

    PerTask(String name, Type<V> type, V initial, Fn<List<V>, V> merge) {
        this.name = Path.checkedName("state", name);
        this.type = Objects.requireNonNull(type, "type");
        this.initial = Objects.requireNonNull(initial, "initial");
        this.merge = Objects.requireNonNull(merge, "merge");
    }

    @Override
    public String name() {
        return name;
    }

    public Type<V> type() {
        return type;
    }

    /** The value of a new instance. */
    public V initial() {
        return initial;
    }

    /** Makes one value of those of several instances. */
    public Fn<List<V>, V> merge() {
        return merge;
    }

    /** None. */
    @Override
    public Duration expiry() {
        return null;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PerTask<?> that && name.equals(that.name) && type.equals(that.type);
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }

    @Override
    public String toString() {
        return name;
    }
}
