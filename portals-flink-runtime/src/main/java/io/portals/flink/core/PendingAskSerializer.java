package io.portals.flink.core;

import io.portals.flink.types.PortalsSerializer;
import io.portals.flink.types.StoredRecordSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Pending asks; their continuations as (name, version, bytes). */
public final class PendingAskSerializer extends PortalsSerializer<PendingAsk> {
    private final TypeSerializer<Record> continuations;

    private PendingAskSerializer(TypeSerializer<Record> continuations) {
        this.continuations = continuations;
    }

    /** That of a task which declares these continuations. */
    public static PendingAskSerializer of(List<Class<? extends Record>> continuations, Set<Class<?>> opaque) {
        List<Class<? extends Record>> all = new ArrayList<>(continuations);
        all.add(Gathered.class);
        return new PendingAskSerializer(StoredRecordSerializer.of(all, opaque));
    }

    @Override
    public void serialize(PendingAsk ask, DataOutputView out) throws IOException {
        out.writeUTF(ask.portal());
        out.writeLong(ask.deadlineMillis());
        continuations.serialize(ask.continuation(), out);
    }

    @Override
    public PendingAsk deserialize(DataInputView in) throws IOException {
        String portal = in.readUTF();
        long deadlineMillis = in.readLong();
        return new PendingAsk(portal, deadlineMillis, continuations.deserialize(in));
    }

    @Override
    public PendingAsk copy(PendingAsk from) {
        Record copy = continuations.copy(from.continuation());
        return copy == from.continuation() ? from : new PendingAsk(from.portal(), from.deadlineMillis(), copy);
    }

    @Override
    public boolean isImmutableType() {
        return continuations.isImmutableType();
    }

    @Override
    public TypeSerializer<PendingAsk> duplicate() {
        return new PendingAskSerializer(continuations.duplicate());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PendingAskSerializer that && continuations.equals(that.continuations);
    }

    @Override
    public int hashCode() {
        return continuations.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<PendingAsk> snapshotConfiguration() {
        return new Snapshot(this);
    }

    /** Flink makes it by reflection. */
    public static final class Snapshot extends CompositeTypeSerializerSnapshot<PendingAsk, PendingAskSerializer> {
        public Snapshot() {}

        Snapshot(PendingAskSerializer serializer) {
            super(serializer);
        }

        @Override
        protected int getCurrentOuterSnapshotVersion() {
            return 1;
        }

        @Override
        protected TypeSerializer<?>[] getNestedSerializers(PendingAskSerializer outer) {
            return new TypeSerializer<?>[] {outer.continuations};
        }

        @Override
        @SuppressWarnings("unchecked") // as getNestedSerializers gives them
        protected PendingAskSerializer createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nested) {
            return new PendingAskSerializer((TypeSerializer<Record>) nested[0]);
        }
    }
}
