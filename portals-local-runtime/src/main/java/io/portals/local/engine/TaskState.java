package io.portals.local.engine;

import io.portals.api.state.PerKey;
import io.portals.api.state.StateHandle;
import io.portals.local.verify.Verification.Boundary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The declared state of a task, by key. Keys stay in the order in which they came. */
final class TaskState {
    private final String path;
    private final PerKey<?>[] handles;
    private final Boundary[] boundaries;
    private final Map<Object, KeyState> keys = new LinkedHashMap<>();

    /** What a key had at a moment. */
    record Saved(Object key, Object[] values, boolean completed) {}

    TaskState(String path, PerKey<?>[] handles, Boundary[] boundaries) {
        this.path = path;
        this.handles = handles;
        this.boundaries = boundaries;
    }

    /** A key's state; null if it has none. */
    KeyState find(Object key) {
        return keys.get(key);
    }

    /** A key's state, to be changed. */
    KeyState change(Object key, KeyState found, Transaction transaction) {
        KeyState state = found;
        if (state == null) {
            state = new KeyState(key, handles.length);
            keys.put(key, state);
            transaction.created(this, state);
        } else {
            transaction.changes(state);
        }
        return state;
    }

    void remove(KeyState state) {
        keys.remove(state.key);
    }

    Object get(int handle, KeyState state) {
        Object value = state == null ? null : state.values[handle];
        if (value == null) {
            value = handles[handle].initial();
        }
        return value == null ? null : boundaries[handle].cross(value);
    }

    void set(int handle, KeyState state, Object value) {
        state.values[handle] = value == null ? null : boundaries[handle].cross(value);
    }

    int index(StateHandle handle) {
        for (int i = 0; i < handles.length; i++) {
            if (handles[i] == handle) {
                return i;
            }
        }
        for (int i = 0; i < handles.length; i++) {
            if (handles[i].equals(handle)) {
                return i;
            }
        }
        return -1;
    }

    String undeclared(StateHandle handle) {
        return path + ": uses state \"" + handle.name()
                + "\", which it does not declare; add it to uses(): declared are " + List.of(handles);
    }

    /** The keys that have state. */
    List<Object> keys() {
        List<Object> all = new ArrayList<>();
        for (KeyState state : keys.values()) {
            if (!state.isEmpty()) {
                all.add(state.key);
            }
        }
        return all;
    }

    /** The keys that have state and are not complete. */
    List<Object> incomplete() {
        List<Object> left = new ArrayList<>();
        for (KeyState state : keys.values()) {
            if (!state.completed && !state.isEmpty()) {
                left.add(state.key);
            }
        }
        return left;
    }

    boolean isComplete() {
        for (KeyState state : keys.values()) {
            if (!state.completed && !state.isEmpty()) {
                return false;
            }
        }
        return true;
    }

    List<Saved> save() {
        List<Saved> saved = new ArrayList<>(keys.size());
        for (KeyState state : keys.values()) {
            saved.add(new Saved(state.key, state.values.clone(), state.completed));
        }
        return saved;
    }

    void load(List<Saved> saved) {
        keys.clear();
        for (Saved each : saved) {
            KeyState state = new KeyState(each.key(), handles.length);
            state.values = each.values().clone();
            state.completed = each.completed();
            keys.put(each.key(), state);
        }
    }
}
