package io.portals.api.state;

import io.portals.api.Fn;
import io.portals.api.Type;
import java.util.List;

/**
 * Makes state handles.
 *
 * <pre>{@code
 * static final PerKey<Long> COUNT = State.perKey("count", Long.class).orElse(0L);
 * static final PerKey<List<String>> ITEMS = State.perKey("items", new Type<List<String>>() {}).orElse(List.of());
 * static final PerKeyList<Order> ORDERS = State.perKeyList("orders", Order.class).expireAfter(Duration.ofDays(30));
 * }</pre>
 */
public final class State {
    private State() {}

    /** A value for each key. */
    public static <V> PerKey<V> perKey(String name, Class<V> type) {
        return perKey(name, Type.of(type));
    }

    /** As {@link #perKey(String, Class)}, for generic types. */
    public static <V> PerKey<V> perKey(String name, Type<V> type) {
        return new PerKey<>(name, type, null, null, false);
    }

    /** A list for each key. */
    public static <V> PerKeyList<V> perKeyList(String name, Class<V> type) {
        return perKeyList(name, Type.of(type));
    }

    /** As {@link #perKeyList(String, Class)}, for generic types. */
    public static <V> PerKeyList<V> perKeyList(String name, Type<V> type) {
        return new PerKeyList<>(name, type, null);
    }

    /** A map for each key. */
    public static <K, V> PerKeyMap<K, V> perKeyMap(String name, Class<K> key, Class<V> type) {
        return perKeyMap(name, Type.of(key), Type.of(type));
    }

    /** As {@link #perKeyMap(String, Class, Class)}, for generic types. */
    public static <K, V> PerKeyMap<K, V> perKeyMap(String name, Type<K> key, Type<V> type) {
        return new PerKeyMap<>(name, key, type, null);
    }

    /**
     * A value for each instance of a task of an unkeyed flow.
     *
     * @param merge makes one value of those of several instances
     */
    public static <V> PerTask<V> perTask(String name, Class<V> type, V initial, Fn<List<V>, V> merge) {
        return perTask(name, Type.of(type), initial, merge);
    }

    /** As {@link #perTask(String, Class, Object, Fn)}, for generic types. */
    public static <V> PerTask<V> perTask(String name, Type<V> type, V initial, Fn<List<V>, V> merge) {
        return new PerTask<>(name, type, initial, merge);
    }
}
