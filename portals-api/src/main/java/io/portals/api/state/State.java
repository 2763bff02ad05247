package io.portals.api.state;

import io.portals.api.Type;

/**
 * Makes state handles.
 *
 * <pre>{@code
 * static final PerKey<Long> COUNT = State.perKey("count", Long.class).orElse(0L);
 * static final PerKey<List<String>> ITEMS = State.perKey("items", new Type<List<String>>() {}).orElse(List.of());
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
        return new PerKey<>(name, type, null);
    }
}
