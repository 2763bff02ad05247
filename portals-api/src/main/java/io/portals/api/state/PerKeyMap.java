package io.portals.api.state;

import io.portals.api.Path;
import io.portals.api.Type;
import java.time.Duration;
import java.util.Objects;

/**
 * A map for each key of a task. Its entries are read and written one by one: it may be large.
 *
 * <pre>{@code
 * static final PerKeyMap<String, Integer> SHELVES = State.perKeyMap("shelves", String.class, Integer.class);
 * ctx.map(SHELVES).put("pear", 3);
 * }</pre>
 *
 * @param <K> the type of the map's keys
 * @param <V> the type of the map's values
 */
public final class PerKeyMap<K, V> implements StateHandle {
    private final String name;
    private final Type<K> key;
    private final Type<V> type;
    private final Duration expiry;

    PerKeyMap(String name, Type<K> key, Type<V> type, Duration expiry) {
        this.name = Path.checkedName("state", name);
        this.key = Objects.requireNonNull(key, "key");
        this.type = Objects.requireNonNull(type, "type");
        this.expiry = expiry;
    }

    /**
     * The same state, where an entry is gone when so much processing time has passed since it was written.
     *
     * @throws IllegalArgumentException if that is less than a millisecond
     */
    public PerKeyMap<K, V> expireAfter(Duration sinceWritten) {
        return new PerKeyMap<>(name, key, type, Expiry.checked(name, sinceWritten));
    }

    @Override
    public String name() {
        return name;
    }

    /** The type of the map's keys. */
    public Type<K> key() {
        return key;
    }

    /** The type of the map's values. */
    public Type<V> type() {
        return type;
    }

    @Override
    public Duration expiry() {
        return expiry;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PerKeyMap<?, ?> that
                && name.equals(that.name)
                && key.equals(that.key)
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
