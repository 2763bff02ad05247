package io.portals.flink.state;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/** A list in Flink's state. */
record KeyedList(ListState<Object> state, TypeSerializer<Object> serializer, StateOf of)
        implements KeyedState.Elements {

    @Override
    public List<Object> get() {
        return of.using(() -> {
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
        Object copy = copied(element);
        of.using(() -> {
            state.add(copy);
            return null;
        });
    }

    @Override
    public void set(List<?> elements) {
        List<Object> copies = new ArrayList<>();
        elements.forEach(element -> copies.add(copied(element)));
        of.using(() -> {
            state.update(copies);
            return null;
        });
    }

    private Object copied(Object element) {
        return Copies.of(of.given(element, "element"), serializer);
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
