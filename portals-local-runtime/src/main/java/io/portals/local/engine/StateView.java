package io.portals.local.engine;

import io.portals.api.state.PerKey;
import io.portals.api.state.PerKeyList;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.StateHandle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The committed state of a task. */
public final class StateView {
    private final TaskState state;

    StateView(TaskState state) {
        this.state = state;
    }

    /** The keys that have state. */
    public List<Object> keys() {
        return state.keys();
    }

    /** @throws IllegalArgumentException if the task does not declare the handle */
    @SuppressWarnings("unchecked") // a value is stored by a handle of its type
    public <V> V get(Object key, PerKey<V> handle) {
        return (V) slot(handle).value(kept(key, handle));
    }

    /** @throws IllegalArgumentException if the task does not declare the handle */
    @SuppressWarnings("unchecked") // an element is stored by a handle of its type
    public <V> List<V> list(Object key, PerKeyList<V> handle) {
        Slot slot = slot(handle);
        List<V> elements = new ArrayList<>();
        for (Object element : Slot.elements(kept(key, handle))) {
            if (slot.isLive(element)) {
                elements.add((V) slot.given(element));
            }
        }
        return elements;
    }

    /** @throws IllegalArgumentException if the task does not declare the handle */
    @SuppressWarnings("unchecked") // an entry is stored by a handle of its types
    public <K, V> Map<K, V> map(Object key, PerKeyMap<K, V> handle) {
        Slot slot = slot(handle);
        Map<K, V> entries = new LinkedHashMap<>();
        Slot.entries(kept(key, handle)).forEach((mapKey, value) -> {
            if (slot.isLive(value)) {
                entries.put((K) mapKey, (V) slot.given(value));
            }
        });
        return entries;
    }

    private Slot slot(StateHandle handle) {
        return state.slot(index(handle));
    }

    private Object kept(Object key, StateHandle handle) {
        KeyState found = state.find(key);
        return found == null ? null : found.values[index(handle)];
    }

    private int index(StateHandle handle) {
        int index = state.index(handle);
        if (index < 0) {
            throw new IllegalArgumentException(state.undeclared(handle));
        }
        return index;
    }
}
