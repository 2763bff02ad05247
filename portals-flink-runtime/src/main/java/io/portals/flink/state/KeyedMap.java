package io.portals.flink.state;

import io.portals.api.state.StateHandle;
import io.portals.api.state.StateMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** A map for each key. */
record KeyedMap(
        MapState<Object, Object> state,
        TypeSerializer<Object> keys,
        TypeSerializer<Object> values,
        String task,
        StateHandle handle)
        implements KeyedState {

    StateMap<Object, Object> guarded(Runnable guard) {
        return new StateMap<>() {
            @Override
            public Object get(Object key) {
                guard.run();
                return using(() -> state.get(given(key)));
            }

            @Override
            public boolean contains(Object key) {
                guard.run();
                return using(() -> state.contains(given(key)));
            }

            @Override
            public void put(Object key, Object value) {
                guard.run();
                using(() -> {
                    if (value == null) {
                        state.remove(given(key));
                    } else {
                        state.put(Copies.of(given(key), keys), Copies.of(value, values));
                    }
                    return null;
                });
            }

            @Override
            public void remove(Object key) {
                put(key, null);
            }

            @Override
            public List<Map.Entry<Object, Object>> entries() {
                guard.run();
                return using(() -> {
                    List<Map.Entry<Object, Object>> entries = new ArrayList<>();
                    Iterable<Map.Entry<Object, Object>> all = state.entries();
                    if (all != null) {
                        all.forEach(entry -> entries.add(Map.entry(entry.getKey(), entry.getValue())));
                    }
                    return entries;
                });
            }
        };
    }

    private Object given(Object key) {
        return StateAccess.given(key, "key", task, handle);
    }

    private <R> R using(StateAccess<R> access) {
        return StateAccess.run(access, task, handle);
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
