package io.portals.flink.types;

import java.io.IOException;
import java.time.Duration;
import org.apache.flink.api.common.typeutils.SimpleTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Writes a {@link Duration} as seconds and nanoseconds. */
public final class DurationSerializer extends PortalsSerializer<Duration> {

    /** The only instance that is needed: it has no state. */
    public static final DurationSerializer INSTANCE = new DurationSerializer();

    private DurationSerializer() {}

    @Override
    public boolean isImmutableType() {
        return true;
    }

    @Override
    public TypeSerializer<Duration> duplicate() {
        return this;
    }

    @Override
    public Duration copy(Duration from) {
        return from;
    }

    @Override
    public int getLength() {
        return 12;
    }

    @Override
    public void serialize(Duration value, DataOutputView out) throws IOException {
        out.writeLong(value.getSeconds());
        out.writeInt(value.getNano());
    }

    @Override
    public Duration deserialize(DataInputView in) throws IOException {
        return Duration.ofSeconds(in.readLong(), in.readInt());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof DurationSerializer;
    }

    @Override
    public int hashCode() {
        return DurationSerializer.class.getName().hashCode();
    }

    @Override
    public TypeSerializerSnapshot<Duration> snapshotConfiguration() {
        return new Snapshot();
    }

    /** Nothing to remember but the class. */
    public static final class Snapshot extends SimpleTypeSerializerSnapshot<Duration> {
        /** For Flink. */
        public Snapshot() {
            super(() -> INSTANCE);
        }
    }
}
