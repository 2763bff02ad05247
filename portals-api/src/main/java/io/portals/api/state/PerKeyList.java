package io.portals.api.state;

import io.portals.api.Path;
import io.portals.api.Type;
import java.time.Duration;
import java.util.Objects;

/**
 * A list for each key of a task. To append to a long one costs no more than to a short one.
 *
 * <pre>{@code
 * static final PerKeyList<Order> ORDERS = State.perKeyList("orders", Order.class);
 * ctx.list(ORDERS).add(order);
 * }</pre>
 *
 * @param <V> the type of the elements
 */
public final class PerKeyList<V> implements StateHandle {
    private final String name;
    private final Type<V> type;
    private final Duration expiry;

    PerKeyList(String name, Type<V> type, Duration expiry) {
        this.name = Path.checkedName("state", name);
        this.type = Objects.requireNonNull(type, "type");
        this.expiry = expiry;
    }

    /**
     * The same state, where an element is gone when so much processing time has passed since it was written.
     *
     * @throws IllegalArgumentException if that is less than a millisecond
     */
    public PerKeyList<V> expireAfter(Duration sinceWritten) {
        return new PerKeyList<>(name, type, Expiry.checked(name, sinceWritten));
    }

    @Override
    public String name() {
        return name;
    }

    /** The type of the elements. */
    public Type<V> type() {
        return type;
    }

    @Override
    public Duration expiry() {
        return expiry;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PerKeyList<?> that
                && name.equals(that.name)
                && type.equals(that.type)
                && Objects.equals(expiry, that.expiry);
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
