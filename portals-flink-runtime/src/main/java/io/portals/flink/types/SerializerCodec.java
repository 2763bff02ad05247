package io.portals.flink.types;

import io.portals.api.codec.Codec;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;

/**
 * A serializer and its buffers.
 *
 * @param <T> the values
 */
final class SerializerCodec<T> implements Codec<T> {
    private static final int FIRST_BYTES = 128;

    private final String name;
    private final TypeSerializer<T> serializer;
    private final DataOutputSerializer out = new DataOutputSerializer(FIRST_BYTES);
    private final DataInputDeserializer in = new DataInputDeserializer();

    /** @param name of what it writes, for messages */
    SerializerCodec(String name, TypeSerializer<T> serializer) {
        this.name = name;
        this.serializer = serializer;
    }

    @Override
    public byte[] encode(T value) {
        out.clear();
        try {
            serializer.serialize(value, out);
        } catch (IOException e) {
            throw new IllegalArgumentException(name + " cannot be written: " + e, e);
        }
        return out.getCopyOfBuffer();
    }

    @Override
    public T decode(byte[] bytes) {
        in.setBuffer(bytes);
        T value;
        try {
            value = serializer.deserialize(in);
        } catch (IOException e) {
            throw new IllegalArgumentException(name + " cannot be read: " + e, e);
        }
        if (in.available() > 0) {
            throw new IllegalArgumentException(name + " cannot be read: " + in.available() + " bytes of " + bytes.length
                    + " are left. Let the serializer read all that it writes");
        }
        return value;
    }
}
