package io.portals.api.state;

import io.portals.api.Path;
import io.portals.api.Type;
import java.time.Duration;
import java.util.Objects;

/**
 * One value for each key of a task.
 *
 * <pre>{@code
 * static final PerKey<Long> COUNT = State.perKey("count", Long.class).orElse(0L);
 * long now = ctx.update(COUNT, n -> n + 1);
 * }</pre>
 *
 * <p>Values should be immutable: records, and the collections that {@code List.copyOf} and its like give.
 *
 * @param <V> the type of the value
 */
public final class PerKey<V> implements StateHandle {
    private final String name;
    private final Type<V> type;
    private final V initial;
    private final Duration expiry;
    private final boolean encoded;

    PerKey(String name, Type<V> type, V initial, Duration expiry, boolean encoded) {
        this.name = Path.checkedName("state", name);
        this.type = Objects.requireNonNull(type, "type");
        this.initial = initial;
        this.expiry = expiry;
        this.encoded = encoded;
    }

    /** The same state, with the value that a key has before it was first set and after it was cleared (otherwise null). */
    public PerKey<V> orElse(V initial) {
        return new PerKey<>(name, type, Objects.requireNonNull(initial, "initial"), expiry, encoded);
    }

    /**
     * The same state, where a value is gone when so much processing time has passed since it was written.
     *
     * @throws IllegalArgumentException if that is less than a millisecond
     */
    public PerKey<V> expireAfter(Duration sinceWritten) {
        return new PerKey<>(name, type, initial, Expiry.checked(name, sinceWritten), encoded);
    }

    /**
     * The same state, whose values are kept in encoded form also where state is on the heap: for those that are seldom read. They take
     * less room and are written to checkpoints as they are; each read decodes, and each write encodes. A runtime that keeps them
     * encoded anyway, or never, makes no difference.
     *
     * <pre>{@code
     * static final PerKey<Account> ACCOUNT = State.perKey("account", Account.class).encoded();
     * }</pre>
     *
     * <p>A job is not started from a savepoint that has the state in the other form: give it another name then.
     */
    public PerKey<V> encoded() {
        return new PerKey<>(name, type, initial, expiry, true);
    }

    /** Whether values are kept in encoded form. */
    public boolean isEncoded() {
        return encoded;
    }

    @Override
    public String name() {
        return name;
    }

    public Type<V> type() {
        return type;
    }

    @Override
    public Duration expiry() {
        return expiry;
    }

    /** The value of a key that has none, or null. */
    public V initial() {
        return initial;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PerKey<?> that
                && name.equals(that.name)
                && type.equals(that.type)
                && Objects.equals(expiry, that.expiry)
                && encoded == that.encoded;
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
