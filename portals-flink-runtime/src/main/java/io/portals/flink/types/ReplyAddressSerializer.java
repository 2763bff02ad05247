package io.portals.flink.types;

import java.io.IOException;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;
import org.apache.flink.types.StringValue;

/** Writes {@link ReplyAddress}es: edge, length of the key, key, correlation. */
public final class ReplyAddressSerializer extends PortalsSerializer<ReplyAddress<?>> {

    /** The only instance that is needed: it has no state. */
    public static final ReplyAddressSerializer INSTANCE = new ReplyAddressSerializer();

    private ReplyAddressSerializer() {}

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public TypeSerializer<ReplyAddress<?>> duplicate() {
        return this;
    }

    @Override
    public ReplyAddress<?> copy(ReplyAddress<?> from) {
        return from;
    }

    @Override
    public void serialize(ReplyAddress<?> value, DataOutputView out) throws IOException {
        StringValue.writeString(value.edge(), out);
        out.writeInt(value.key().length);
        out.write(value.key());
        out.writeLong(value.correlation());
    }

    @Override
    public ReplyAddress<?> deserialize(DataInputView in) throws IOException {
        String edge = StringValue.readString(in);
        byte[] key = new byte[in.readInt()];
        in.readFully(key);
        return new ReplyAddress<>(edge, key, in.readLong());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof ReplyAddressSerializer;
    }

    @Override
    public int hashCode() {
        return ReplyAddressSerializer.class.getName().hashCode();
    }

    @Override
    public TypeSerializerSnapshot<ReplyAddress<?>> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Nothing to remember but the class. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<ReplyAddress<?>> {
        /** For Flink. */
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
