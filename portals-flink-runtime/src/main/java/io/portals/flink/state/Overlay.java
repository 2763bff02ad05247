package io.portals.flink.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a handler writes, kept beside the state until it is known whether the handler succeeds. A handler reads what it wrote; what
 * it reads is a copy, so that a value which it changes in place changes nothing else.
 */
sealed interface Overlay {
    /** Writes it to the state. */
    void apply();

    /** Forgets it. */
    void drop();

    static Overlay over(KeyedState state) {
        if (state instanceof KeyedValue value) {
            return new OfValue(value);
        }
        return state instanceof KeyedList list ? new OfList(list) : new OfMap((KeyedMap) state);
    }

    /** Over a value. */
    final class OfValue implements Overlay, KeyedState.Single {
        private final KeyedValue state;
        private boolean isWritten;
        private Object written;

        private OfValue(KeyedValue state) {
            this.state = state;
        }

        @Override
        public Object get() {
            Object value = !isWritten ? state.get() : written == null ? state.initial() : written;
            return value == null ? null : Copies.of(value, state.serializer());
        }

        @Override
        public void set(Object value) {
            isWritten = true;
            written = value == null ? null : Copies.of(value, state.serializer());
        }

        @Override
        public void clear() {
            set(null);
        }

        @Override
        public void apply() {
            if (isWritten) {
                state.set(written);
                drop();
            }
        }

        @Override
        public void drop() {
            isWritten = false;
            written = null;
        }

        @Override
        public boolean hasContent() throws Exception {
            return isWritten ? written != null : state.hasContent();
        }
    }

    /** Over a list. */
    final class OfList implements Overlay, KeyedState.Elements {
        private final KeyedList state;
        private final List<Object> added = new ArrayList<>();
        private boolean isReplaced;

        private OfList(KeyedList state) {
            this.state = state;
        }

        @Override
        public List<Object> get() {
            List<Object> all = new ArrayList<>();
            if (!isReplaced) {
                state.get().forEach(element -> all.add(copied(element)));
            }
            added.forEach(element -> all.add(copied(element)));
            return Collections.unmodifiableList(all);
        }

        @Override
        public void add(Object element) {
            added.add(copied(state.of().given(element, "element")));
        }

        @Override
        public void set(List<?> elements) {
            List<Object> copies = new ArrayList<>();
            elements.forEach(element -> copies.add(copied(state.of().given(element, "element"))));
            clear();
            added.addAll(copies);
        }

        private Object copied(Object element) {
            return Copies.of(element, state.serializer());
        }

        @Override
        public void clear() {
            isReplaced = true;
            added.clear();
        }

        @Override
        public void apply() {
            if (isReplaced) {
                state.set(added);
            } else {
                added.forEach(state::add);
            }
            drop();
        }

        @Override
        public void drop() {
            isReplaced = false;
            added.clear();
        }

        @Override
        public boolean hasContent() throws Exception {
            return !added.isEmpty() || !isReplaced && state.hasContent();
        }
    }

    /** Over a map. */
    final class OfMap implements Overlay, KeyedState.Entries {
        private final KeyedMap state;
        /** Null for an entry that is removed. */
        private final Map<Object, Object> changed = new LinkedHashMap<>();

        private boolean isCleared;

        private OfMap(KeyedMap state) {
            this.state = state;
        }

        @Override
        public Object get(Object key) {
            state.of().given(key, "key");
            Object value = changed.containsKey(key) || isCleared ? changed.get(key) : state.get(key);
            return value == null ? null : Copies.of(value, state.values());
        }

        @Override
        public boolean contains(Object key) {
            state.of().given(key, "key");
            return changed.containsKey(key) || isCleared ? changed.get(key) != null : state.contains(key);
        }

        @Override
        public void put(Object key, Object value) {
            Object copy = value == null ? null : Copies.of(value, state.values());
            changed.put(Copies.of(state.of().given(key, "key"), state.keys()), copy);
        }

        @Override
        public void remove(Object key) {
            put(key, null);
        }

        @Override
        public List<Map.Entry<Object, Object>> entries() {
            List<Map.Entry<Object, Object>> all = new ArrayList<>();
            if (!isCleared) {
                for (Map.Entry<Object, Object> entry : state.entries()) {
                    if (!changed.containsKey(entry.getKey())) {
                        all.add(copied(entry));
                    }
                }
            }
            changed.entrySet().stream()
                    .filter(entry -> Objects.nonNull(entry.getValue()))
                    .forEach(entry -> all.add(copied(entry)));
            return all;
        }

        private Map.Entry<Object, Object> copied(Map.Entry<Object, Object> entry) {
            return Map.entry(Copies.of(entry.getKey(), state.keys()), Copies.of(entry.getValue(), state.values()));
        }

        @Override
        public void clear() {
            isCleared = true;
            changed.clear();
        }

        @Override
        public void apply() {
            if (isCleared) {
                state.clear();
            }
            changed.forEach(state::put);
            drop();
        }

        @Override
        public void drop() {
            isCleared = false;
            changed.clear();
        }

        @Override
        public boolean hasContent() {
            return !entries().isEmpty();
        }
    }
}
