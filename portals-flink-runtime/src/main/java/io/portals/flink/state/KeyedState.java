package io.portals.flink.state;

import java.util.List;
import java.util.Map;

/** The state of one handle, under the key that the operator has set. */
sealed interface KeyedState {
    boolean hasContent() throws Exception;

    void clear();

    /** A value for each key. */
    non-sealed interface Single extends KeyedState {
        Object get();

        /** Null clears it. */
        void set(Object value);
    }

    /** A list for each key. */
    non-sealed interface Elements extends KeyedState {
        List<Object> get();

        void add(Object element);

        void set(List<?> elements);
    }

    /** A map for each key. */
    non-sealed interface Entries extends KeyedState {
        Object get(Object key);

        boolean contains(Object key);

        void put(Object key, Object value);

        void remove(Object key);

        List<Map.Entry<Object, Object>> entries();
    }
}
