package io.portals.actor;

import io.portals.api.state.PerKey;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.StateMap;
import io.portals.api.task.TaskContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * What the handler of an actor does. If its actor is supervised, what it sends is kept back until it has returned, and what it writes
 * is undone if it fails; otherwise all of that happens at once.
 */
final class Effects {
    private final TaskContext<Emitted<Object>> ctx;

    /** What is kept back, and what undoes the rest. Both null where all happens at once, as it does for most messages. */
    private final List<Runnable> sent;

    private final List<Runnable> undo;
    private RuntimeException broken;

    Effects(TaskContext<Emitted<Object>> ctx, boolean areKept) {
        this.ctx = ctx;
        this.sent = areKept ? new ArrayList<>() : null;
        this.undo = areKept ? new ArrayList<>() : null;
    }

    /** Something is sent. */
    void send(Runnable effect) {
        if (sent == null) {
            effect.run();
        } else {
            sent.add(effect);
        }
    }

    /** The handler has returned: what it sent happens. */
    void happen() {
        if (sent != null) {
            sent.forEach(Runnable::run);
        }
    }

    /** The handler, whose effects are kept, has failed: nothing of what it did happens. */
    void undo() {
        for (int i = undo.size() - 1; i >= 0; i--) {
            undo.get(i).run();
        }
    }

    /** What the runtime failed with, and not the handler; null if it did not. That is for no supervisor. */
    RuntimeException broken() {
        return broken;
    }

    // ------------------------------------------------------------------------------------------- state

    <T> T read(Supplier<T> runtime) {
        try {
            return runtime.get();
        } catch (IllegalStateException | IllegalArgumentException | NullPointerException e) {
            throw e; // the handler wants what it cannot have
        } catch (RuntimeException e) {
            broken = e;
            throw e;
        }
    }

    private void write(Runnable runtime) {
        read(() -> {
            runtime.run();
            return null;
        });
    }

    <V> V get(PerKey<V> handle) {
        return read(() -> ctx.get(handle));
    }

    <V> void set(PerKey<V> handle, V value) {
        if (undo != null) {
            V before = get(handle);
            undo.add(() -> ctx.set(handle, Objects.equals(before, handle.initial()) ? null : before));
        }
        write(() -> ctx.set(handle, value));
    }

    <K, V> StateMap<K, V> map(PerKeyMap<K, V> handle) {
        StateMap<K, V> map = read(() -> ctx.map(handle));
        return undo == null ? map : new Undoable<>(map);
    }

    <K, V> void clear(PerKeyMap<K, V> handle) {
        if (undo != null) {
            List<Map.Entry<K, V>> before = map(handle).entries();
            undo.add(() -> before.forEach(entry -> ctx.map(handle).put(entry.getKey(), entry.getValue())));
        }
        write(() -> ctx.clear(handle));
    }

    /** A map whose changes can be undone. */
    private final class Undoable<K, V> implements StateMap<K, V> {
        private final StateMap<K, V> map;

        Undoable(StateMap<K, V> map) {
            this.map = map;
        }

        @Override
        public V get(K key) {
            return read(() -> map.get(key));
        }

        @Override
        public boolean contains(K key) {
            return read(() -> map.contains(key));
        }

        @Override
        public void put(K key, V value) {
            V before = get(key);
            undo.add(() -> map.put(key, before));
            write(() -> map.put(key, value));
        }

        @Override
        public void remove(K key) {
            put(key, null);
        }

        @Override
        public List<Map.Entry<K, V>> entries() {
            return read(map::entries);
        }
    }
}
