package io.portals.flink.types;

import java.io.IOException;
import java.util.Optional;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes an {@link Optional}: whether there is a value, and the value.
 *
 * @param <T> the value
 */
public final class OptionalSerializer<T> extends PortalsSerializer<Optional<T>> {

    private final TypeSerializer<T> value;

    OptionalSerializer(TypeSerializer<T> value) {
        this.value = value;
    }

    @Override
    public boolean isImmutableType() {
        return value.isImmutableType();
    }

    @Override
    public TypeSerializer<Optional<T>> duplicate() {
        TypeSerializer<T> duplicate = value.duplicate();
        return duplicate == value ? this : new OptionalSerializer<>(duplicate);
    }

    @Override
    public Optional<T> copy(Optional<T> from) {
        if (from == null || from.isEmpty() || value.isImmutableType()) {
            return from;
        }
        T copy = value.copy(from.get());
        return copy == from.get() ? from : Optional.of(copy);
    }

    @Override
    public void serialize(Optional<T> optional, DataOutputView out) throws IOException {
        out.writeBoolean(optional.isPresent());
        if (optional.isPresent()) {
            value.serialize(optional.get(), out);
        }
    }

    @Override
    public Optional<T> deserialize(DataInputView in) throws IOException {
        // ofNullable: a value whose class has gone is read as null, where the whole is going to be dropped.
        return in.readBoolean() ? Optional.ofNullable(value.deserialize(in)) : Optional.empty();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OptionalSerializer<?> that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return 31 + value.hashCode();
    }

    @Override
    public TypeSerializerSnapshot<Optional<T>> snapshotConfiguration() {
        return new Snapshot<>(this);
    }

    /** The snapshot of the value's serializer. */
    public static final class Snapshot<T> extends CompositeTypeSerializerSnapshot<Optional<T>, OptionalSerializer<T>> {
        /** For Flink. */
        public Snapshot() {}

        Snapshot(OptionalSerializer<T> serializer) {
            super(serializer);
        }

        @Override
        protected int getCurrentOuterSnapshotVersion() {
            return 1;
        }

        @Override
        protected TypeSerializer<?>[] getNestedSerializers(OptionalSerializer<T> serializer) {
            return new TypeSerializer<?>[] {serializer.value};
        }

        @Override
        @SuppressWarnings("unchecked")
        protected OptionalSerializer<T> createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nested) {
            return new OptionalSerializer<>((TypeSerializer<T>) nested[0]);
        }
    }
}
