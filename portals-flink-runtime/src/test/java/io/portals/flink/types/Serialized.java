package io.portals.flink.types;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/** Values to bytes and back. */
final class Serialized {

    private Serialized() {}

    @SuppressWarnings("unchecked")
    static TypeSerializer<Object> serializer(java.lang.reflect.Type type) {
        return (TypeSerializer<Object>) PortalsTypes.of(type).createSerializer(new SerializerConfigImpl());
    }

    static <T> TypeSerializer<T> serializer(io.portals.api.Type<T> type) {
        return PortalsTypes.of(type).createSerializer(new SerializerConfigImpl());
    }

    static <T> byte[] bytes(TypeSerializer<T> serializer, T value) {
        try {
            DataOutputSerializer out = new DataOutputSerializer(32);
            serializer.serialize(value, out);
            return out.getCopyOfBuffer();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads a value, which must use up the bytes. */
    static <T> T read(TypeSerializer<T> serializer, byte[] bytes) {
        try {
            DataInputDeserializer in = new DataInputDeserializer(bytes);
            T value = serializer.deserialize(in);
            if (in.available() > 0) {
                throw new AssertionError(in.available() + " bytes are left");
            }
            return value;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static <T> T roundTrip(TypeSerializer<T> serializer, T value) {
        byte[] bytes = bytes(serializer, value);
        try {
            DataOutputSerializer copied = new DataOutputSerializer(32);
            serializer.copy(new DataInputDeserializer(bytes), copied);
            return read(serializer, copied.getCopyOfBuffer());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
