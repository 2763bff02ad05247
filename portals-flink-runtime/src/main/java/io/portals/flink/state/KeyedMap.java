package io.portals.flink.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** A map in Flink's state. */
record KeyedMap(MapState<Object, Object> state, TypeSerializer<Object> keys, TypeSerializer<Object> values, StateOf of)
        implements KeyedState.Entries {

    @Override
    public Object get(Object key) {
        Object given = given(key);
        return of.using(() -> state.get(given));
    }

    @Override
    public boolean contains(Object key) {
        Object given = given(key);
        return of.using(() -> state.contains(given));
    }

    @Override
    public void put(Object key, Object value) {
        if (value == null) {
            remove(key);
            return;
        }
        Object keyCopy = Copies.of(given(key), keys);
        Object valueCopy = Copies.of(value, values);
        of.using(() -> {
            state.put(keyCopy, valueCopy);
            return null;
        });
    }

    @Override
    public void remove(Object key) {
        Object given = given(key);
        of.using(() -> {
            state.remove(given);
            return null;
        });
    }

    @Override
    public List<Map.Entry<Object, Object>> entries() {
        return of.using(() -> {
            List<Map.Entry<Object, Object>> entries = new ArrayList<>();
            Iterable<Map.Entry<Object, Object>> all = state.entries();
            if (all != null) {
                all.forEach(entry -> entries.add(Map.entry(entry.getKey(), entry.getValue())));
            }
            return entries;
        });
    }

    private Object given(Object key) {
        return of.given(key, "key");
    }

    /** By its entries: Flink's isEmpty counts those that have expired. */
    @Override
    public boolean hasContent() throws Exception {
        Iterable<Map.Entry<Object, Object>> all = state.entries();
        return all != null && all.iterator().hasNext();
    }

    @Override
    public void clear() {
        state.clear();
    }
}
