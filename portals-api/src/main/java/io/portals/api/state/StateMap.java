package io.portals.api.state;

import java.util.List;
import java.util.Map;

/**
 * The map that the current key has of a {@link PerKeyMap}; for use inside the handler that asked for it.
 *
 * @param <K> the type of the map's keys
 * @param <V> the type of the map's values
 */
public interface StateMap<K, V> {
    /** The value, or null if there is none. */
    V get(K key);

    /** Whether there is a value. */
    boolean contains(K key);

    /** Sets the value; null removes it. */
    void put(K key, V value);

    /** Removes the value, if there is one. */
    void remove(K key);

    /** All entries, in no particular order: as they are now, whatever is changed while they are gone through. */
    List<Map.Entry<K, V>> entries();
}
