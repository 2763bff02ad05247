package io.portals.local.engine;

import io.portals.api.state.PerKey;
import java.util.List;

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
        int index = state.index(handle);
        if (index < 0) {
            throw new IllegalArgumentException(state.undeclared(handle));
        }
        return (V) state.get(index, state.find(key));
    }
}
