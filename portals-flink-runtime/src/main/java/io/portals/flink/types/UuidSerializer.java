package io.portals.flink.types;

import java.io.IOException;
import java.util.UUID;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link UUID} as two longs. */
public final class UuidSerializer extends PortalsSerializer<UUID> {

    /** The only instance that is needed: it has no state. */
    public static final UuidSerializer INSTANCE = new UuidSerializer();

    private UuidSerializer() {}

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public TypeSerializer<UUID> duplicate() {
        return this;
    }

    @Override
    public UUID copy(UUID from) {
        return from;
    }

    @Override
    public int getLength() {
        return 16;
    }

    @Override
    public void serialize(UUID value, DataOutputView out) throws IOException {
        out.writeLong(value.getMostSignificantBits());
        out.writeLong(value.getLeastSignificantBits());
    }

    @Override
    public UUID deserialize(DataInputView in) throws IOException {
        return new UUID(in.readLong(), in.readLong());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof UuidSerializer;
    }

    @Override
    public int hashCode() {
        return UuidSerializer.class.getName().hashCode();
    }

    @Override
    public TypeSerializerSnapshot<UUID> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Nothing to remember but the class. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<UUID> {
        /** For Flink. */
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
