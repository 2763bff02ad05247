package io.portals.flink.state;

import io.portals.flink.types.Encoded;
import io.portals.flink.types.EncodedSerializer;
import java.io.IOException;
import org.apache.flink.api.common.state.ValueState;

/** A value that Flink's state has in encoded form: decoded when it is read, and encoded when it is written. */
record EncodedState(ValueState<Encoded<Object>> state, EncodedSerializer<Object> serializer)
        implements ValueState<Object> {
    @Override
    public Object value() throws IOException {
        Encoded<Object> kept = state.value();
        return kept == null ? null : serializer.decode(kept);
    }

    @Override
    public void update(Object value) throws IOException {
        state.update(serializer.encode(value));
    }

    @Override
    public void clear() {
        state.clear();
    }
}
