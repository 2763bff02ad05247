package io.portals.flink.state;

import java.io.IOException;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * A value for each key.
 *
 * @param initial what a key without a value has, or null
 */
record KeyedValue(ValueState<Object> state, TypeSerializer<Object> serializer, Object initial) implements KeyedState {

    Object get() throws IOException {
        Object value = state.value();
        return value == null && initial != null ? Copies.of(initial, serializer) : value;
    }

    void set(Object value) throws IOException {
        if (value == null) {
            state.clear();
        } else {
            state.update(Copies.of(value, serializer));
        }
    }

    @Override
    public boolean hasContent() throws IOException {
        return state.value() != null;
    }

    @Override
    public void clear() {
        state.clear();
    }
}
