package io.portals.flink.types;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/** Writes values whose type is not known before; components of records may come and go. See {@link AnyValue} for what it costs. */
public final class AnyValueSerializer extends PortalsSerializer<Object> {

    /** The only instance that is needed: it has no state. */
    public static final AnyValueSerializer INSTANCE = new AnyValueSerializer();

    private AnyValueSerializer() {}

    /** Who knows? */
    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public TypeSerializer<Object> duplicate() {
        return this;
    }

    @Override
    public Object copy(Object from) {
        DataOutputSerializer bytes = new DataOutputSerializer(256);
        try {
            serialize(from, bytes);
            return deserialize(new DataInputDeserializer(bytes.getSharedBuffer(), 0, bytes.length()));
        } catch (IOException e) {
            throw new IllegalStateException("a value of " + from.getClass().getName() + " cannot be copied", e);
        }
    }

    @Override
    public void serialize(Object value, DataOutputView out) throws IOException {
        AnyValue.write(value, out);
    }

    @Override
    public Object deserialize(DataInputView in) throws IOException {
        return AnyValue.read(in);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof AnyValueSerializer;
    }

    @Override
    public int hashCode() {
        return AnyValueSerializer.class.getName().hashCode();
    }

    @Override
    public TypeSerializerSnapshot<Object> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Nothing to remember but the class. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Object> {
        /** For Flink. */
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
