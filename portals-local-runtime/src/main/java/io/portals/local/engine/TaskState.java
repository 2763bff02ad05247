package io.portals.local.engine;

import io.portals.api.state.StateHandle;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The declared state of a task, by key. Keys stay in the order in which they came. */
final class TaskState {
    private final String path;
    private final Slot[] slots;
    private final StateHandle[] handles;
    private final Map<Object, KeyState> keys = new LinkedHashMap<>();

    /** What a key had at a moment. */
    record Saved(Object key, Object[] values, boolean completed) {}

    TaskState(String path, List<Slot> slots) {
        this.path = path;
        this.slots = slots.toArray(new Slot[0]);
        this.handles = new StateHandle[this.slots.length];
        for (int i = 0; i < handles.length; i++) {
            handles[i] = this.slots[i].handle();
        }
    }

    /** A key's state; null if it has none. */
    KeyState find(Object key) {
        return keys.get(key);
    }

    /** A key's state, to be changed. */
    KeyState change(Object key, KeyState found, Transaction transaction) {
        KeyState state = found;
        if (state == null) {
            state = new KeyState(key, slots.length);
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

    Slot slot(int number) {
        return slots[number];
    }

    /** The number of a declared handle's slot; -1 if it is not declared. */
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

    private boolean hasContent(KeyState state) {
        for (int i = 0; i < slots.length; i++) {
            if (slots[i].hasContent(state.values[i])) {
                return true;
            }
        }
        return false;
    }

    /** The keys that have state. */
    List<Object> keys() {
        List<Object> all = new ArrayList<>();
        for (KeyState state : keys.values()) {
            if (hasContent(state)) {
                all.add(state.key);
            }
        }
        return all;
    }

    /** The keys that have state and are not complete. */
    List<Object> incomplete() {
        List<Object> left = new ArrayList<>();
        for (KeyState state : keys.values()) {
            if (!state.completed && hasContent(state)) {
                left.add(state.key);
            }
        }
        return left;
    }

    boolean isComplete() {
        for (KeyState state : keys.values()) {
            if (!state.completed && hasContent(state)) {
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
            KeyState state = new KeyState(each.key(), slots.length);
            for (int i = 0; i < slots.length; i++) {
                state.values[i] = Slot.disowned(each.values()[i]);
            }
            state.completed = each.completed();
            keys.put(each.key(), state);
        }
    }
}
