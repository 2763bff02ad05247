package io.portals.flink.state;

import io.portals.api.state.StateHandle;
import io.portals.api.state.StateList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** A list for each key. */
record KeyedList(ListState<Object> state, TypeSerializer<Object> serializer, String task, StateHandle handle)
        implements KeyedState {

    StateList<Object> guarded(Runnable guard) {
        return new StateList<>() {
            @Override
            public List<Object> get() {
                guard.run();
                return using(() -> {
                    List<Object> elements = new ArrayList<>();
                    Iterable<Object> all = state.get();
                    if (all != null) {
                        all.forEach(elements::add);
                    }
                    return Collections.unmodifiableList(elements);
                });
            }

            @Override
            public void add(Object element) {
                guard.run();
                using(() -> {
                    state.add(copied(element));
                    return null;
                });
            }

            @Override
            public void set(List<?> elements) {
                guard.run();
                List<Object> copies = new ArrayList<>();
                elements.forEach(element -> copies.add(copied(element)));
                using(() -> {
                    state.update(copies);
                    return null;
                });
            }
        };
    }

    private Object copied(Object element) {
        return Copies.of(StateAccess.given(element, "element", task, handle), serializer);
    }

    private <R> R using(StateAccess<R> access) {
        return StateAccess.run(access, task, handle);
    }

    @Override
    public boolean hasContent() throws Exception {
        Iterable<Object> all = state.get();
        return all != null && all.iterator().hasNext();
    }

    @Override
    public void clear() {
        state.clear();
    }
}
