package io.portals.flink.state;

import io.portals.api.state.StateList;
import io.portals.api.state.StateMap;
import java.util.List;
import java.util.Map;

/** State as handlers get it: each use is checked to be inside the handler that got it. */
final class Guarded {
    private Guarded() {}

    static StateList<Object> list(KeyedState.Elements state, Runnable guard) {
        return new StateList<>() {
            @Override
            public List<Object> get() {
                guard.run();
                return state.get();
            }

            @Override
            public void add(Object element) {
                guard.run();
                state.add(element);
            }

            @Override
            public void set(List<?> elements) {
                guard.run();
                state.set(elements);
            }
        };
    }

    static StateMap<Object, Object> map(KeyedState.Entries state, Runnable guard) {
        return new StateMap<>() {
            @Override
            public Object get(Object key) {
                guard.run();
                return state.get(key);
            }

            @Override
            public boolean contains(Object key) {
                guard.run();
                return state.contains(key);
            }

            @Override
            public void put(Object key, Object value) {
                guard.run();
                state.put(key, value);
            }

            @Override
            public void remove(Object key) {
                guard.run();
                state.remove(key);
            }

            @Override
            public List<Map.Entry<Object, Object>> entries() {
                guard.run();
                return state.entries();
            }
        };
    }
}
