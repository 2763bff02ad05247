package io.portals.flink.types;

import java.io.IOException;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.flink.api.common.typeutils.CompositeTypeSerializerSnapshot;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes values that are encoded already: the number of their bytes, and these. Neither to read nor to write one decodes it, but
 * what another version of the value's serializer has written, which is decoded by that and encoded anew.
 *
 * <pre>{@code
 * EncodedSerializer<Cart> carts = new EncodedSerializer<>(cartSerializer);
 * Encoded<Cart> kept = carts.encode(cart);
 * Cart again = carts.decode(kept);
 * }</pre>
 *
 * @param <T> the value
 */
public final class EncodedSerializer<T> extends PortalsSerializer<Encoded<T>> {
    private static final int FIRST_BYTES = 128;

    private final TypeSerializer<T> value;
    /** What bytes that are written here are marked with: the same for all duplicates. */
    private final TypeSerializer<T> form;
    /** What reads the bytes of others, by their form. */
    private transient Map<TypeSerializer<T>, TypeSerializer<T>> readers;

    private transient DataOutputSerializer out;

    /** @param value writes the values */
    public EncodedSerializer(TypeSerializer<T> value) {
        this(value, value);
    }

    private EncodedSerializer(TypeSerializer<T> value, TypeSerializer<T> form) {
        this.value = value;
        this.form = form;
    }

    // ------------------------------------------------------------------------------------------- values

    /** A value as it is kept. */
    public Encoded<T> encode(T decoded) throws IOException {
        if (out == null) {
            out = new DataOutputSerializer(FIRST_BYTES);
        }
        out.clear();
        value.serialize(decoded, out);
        return new Encoded<>(out.getCopyOfBuffer(), form);
    }

    /** The value that is kept. */
    public T decode(Encoded<T> kept) throws IOException {
        return reader(kept.form()).deserialize(new DataInputDeserializer(kept.bytes()));
    }

    /** What reads bytes of a form: this one's own, if it can read them as they are. */
    private TypeSerializer<T> reader(TypeSerializer<T> of) {
        if (of == form) {
            return value;
        }
        if (readers == null) {
            readers = new IdentityHashMap<>();
        }
        return readers.computeIfAbsent(of, this::newReader);
    }

    private TypeSerializer<T> newReader(TypeSerializer<T> of) {
        boolean readsThem = Compatibility.resolve(value.snapshotConfiguration(), of.snapshotConfiguration())
                .isCompatibleAsIs();
        return readsThem ? value : of.duplicate();
    }

    // ------------------------------------------------------------------------------------------- what is kept

    @Override
    public boolean isImmutableType() {
        return true;
    }

    /** Always another: buffers are not for several threads. */
    @Override
    public TypeSerializer<Encoded<T>> duplicate() {
        return new EncodedSerializer<>(value.duplicate(), form);
    }

    @Override
    public Encoded<T> copy(Encoded<T> from) {
        return from;
    }

    @Override
    public void serialize(Encoded<T> kept, DataOutputView target) throws IOException {
        byte[] bytes = reader(kept.form()) == value
                ? kept.bytes()
                : encode(decode(kept)).bytes();
        target.writeInt(bytes.length);
        target.write(bytes);
    }

    @Override
    public Encoded<T> deserialize(DataInputView in) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return new Encoded<>(bytes, form);
    }

    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        int length = source.readInt();
        target.writeInt(length);
        target.write(source, length);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof EncodedSerializer<?> that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return 31 * EncodedSerializer.class.getName().hashCode() + value.hashCode();
    }

    @Override
    public String toString() {
        return "EncodedSerializer(" + value + ")";
    }

    @Override
    public TypeSerializerSnapshot<Encoded<T>> snapshotConfiguration() {
        return new Snapshot<>(this);
    }

    /** The snapshot of the value's serializer. */
    public static final class Snapshot<T> extends CompositeTypeSerializerSnapshot<Encoded<T>, EncodedSerializer<T>> {
        /** For Flink. */
        public Snapshot() {}

        Snapshot(EncodedSerializer<T> serializer) {
            super(serializer);
        }

        @Override
        protected int getCurrentOuterSnapshotVersion() {
            return 1;
        }

        @Override
        protected TypeSerializer<?>[] getNestedSerializers(EncodedSerializer<T> serializer) {
            return new TypeSerializer<?>[] {serializer.value};
        }

        @Override
        @SuppressWarnings("unchecked")
        protected EncodedSerializer<T> createOuterSerializerWithNestedSerializers(TypeSerializer<?>[] nested) {
            return new EncodedSerializer<>((TypeSerializer<T>) nested[0]);
        }
    }
}
