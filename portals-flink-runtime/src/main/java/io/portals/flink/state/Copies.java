package io.portals.flink.state;

import org.apache.flink.api.common.typeutils.TypeSerializer;

/** What users hold on to and change later must not change the state. */
public final class Copies {
    private Copies() {}

    public static Object of(Object value, TypeSerializer<Object> serializer) {
        return serializer.isImmutableType() ? value : serializer.copy(value);
    }
}
