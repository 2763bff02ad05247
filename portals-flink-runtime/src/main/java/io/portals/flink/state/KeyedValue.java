package io.portals.flink.state;

import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * A value in Flink's state.
 *
 * @param initial what a key without a value has, or null
 */
record KeyedValue(ValueState<Object> state, TypeSerializer<Object> serializer, Object initial, StateOf of)
        implements KeyedState.Single {

    @Override
    public Object get() {
        try { // as many do
            Object value = state.value();
            return value == null && initial != null ? Copies.of(initial, serializer) : value;
        } catch (Exception e) {
            throw new StateException(of + " cannot be read", e);
        }
    }

    @Override
    public void set(Object value) {
        if (value == null) {
            state.clear();
            return;
        }
        Object copy = Copies.of(value, serializer);
        try {
            state.update(copy);
        } catch (Exception e) {
            throw new StateException(of + " cannot be written", e);
        }
    }

    @Override
    public boolean hasContent() throws Exception {
        return state.value() != null;
    }

    @Override
    public void clear() {
        state.clear();
    }
}
