package io.portals.flink.types;

import io.portals.api.task.DeadLetter;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes {@link DeadLetter}s: path, reason, key and event, of which any has its own type. */
public final class DeadLetterSerializer extends PortalsSerializer<DeadLetter<?>> {

    /** The only instance that is needed: it has no state. */
    public static final DeadLetterSerializer INSTANCE = new DeadLetterSerializer();

    private DeadLetterSerializer() {}

    /** It may hold anything. */
    @Override
    public boolean isImmutableType() {
        return false;
    }

    @Override
    public TypeSerializer<DeadLetter<?>> duplicate() {
        return this;
    }

    @Override
    public DeadLetter<?> copy(DeadLetter<?> from) {
        return new DeadLetter<>(from.path(), copied(from.key()), copied(from.event()), from.reason());
    }

    private static Object copied(Object value) {
        return AnyValueSerializer.INSTANCE.copy(value);
    }

    @Override
    public void serialize(DeadLetter<?> value, DataOutputView out) throws IOException {
        out.writeUTF(value.path());
        AnyValue.write(value.reason(), out);
        AnyValue.write(value.key(), out);
        AnyValue.write(value.event(), out);
    }

    @Override
    public DeadLetter<?> deserialize(DataInputView in) throws IOException {
        String path = in.readUTF();
        String reason = (String) AnyValue.read(in);
        Object key = AnyValue.read(in);
        return new DeadLetter<>(path, key, AnyValue.read(in), reason);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DeadLetterSerializer;
    }

    @Override
    public int hashCode() {
        return DeadLetterSerializer.class.getName().hashCode();
    }

    @Override
    public TypeSerializerSnapshot<DeadLetter<?>> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Nothing to remember but the class. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<DeadLetter<?>> {
        /** For Flink. */
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
