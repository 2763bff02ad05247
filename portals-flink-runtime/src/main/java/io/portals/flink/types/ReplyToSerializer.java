package io.portals.flink.types;

import io.portals.api.task.ReplyTo;
import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** Writes {@link ReplyTo}s: edge, length of the key, key, correlation. */
public final class ReplyToSerializer extends PortalsSerializer<ReplyTo<?>> {

    /** The only instance that is needed: it has no state. */
    public static final ReplyToSerializer INSTANCE = new ReplyToSerializer();

    private ReplyToSerializer() {}

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public TypeSerializer<ReplyTo<?>> duplicate() {
        return this;
    }

    @Override
    public ReplyTo<?> copy(ReplyTo<?> from) {
        return from;
    }

    @Override
    public void serialize(ReplyTo<?> value, DataOutputView out) throws IOException {
        StringValue.writeString(value.edge(), out);
        out.writeInt(value.key().length);
        out.write(value.key());
        out.writeLong(value.correlation());
    }

    @Override
    public ReplyTo<?> deserialize(DataInputView in) throws IOException {
        String edge = StringValue.readString(in);
        byte[] key = new byte[in.readInt()];
        in.readFully(key);
        return new ReplyTo<>(edge, key, in.readLong());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReplyToSerializer;
    }

    @Override
    public int hashCode() {
        return ReplyToSerializer.class.getName().hashCode();
    }

    @Override
    public TypeSerializerSnapshot<ReplyTo<?>> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Nothing to remember but the class. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ReplyTo<?>> {
        /** For Flink. */
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
