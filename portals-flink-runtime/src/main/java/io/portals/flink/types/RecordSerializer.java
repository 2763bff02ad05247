package io.portals.flink.types;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes records: a bit mask of the reference components that are null, then the components in order.
 *
 * <p>Components may be added, removed and reordered: see {@link RecordSerializerSnapshot}. A serializer that such a snapshot
 * restores has the old layout and the current class.
 *
 * @param <T> the record
 */
public final class RecordSerializer<T> extends PortalsSerializer<T> {

    private final String typeName;
    private final Class<T> type;
    private final ArrayList<RecordSlot> slots;
    private final boolean immutable;
    /** Made when first used and after Java serialization; a race makes two that are equal. */
    private transient RecordCode code;

    private transient RecordCopier copier;

    /** @param type null if the class of this name has gone */
    RecordSerializer(String typeName, Class<T> type, List<RecordSlot> slots) {
        this.typeName = typeName;
        this.type = type;
        this.slots = new ArrayList<>(slots);
        this.immutable = slots.stream().allMatch(slot -> slot.serializer().isImmutableType());
    }

    String typeName() {
        return typeName;
    }

    /** With which the classes of this record's components are found. */
    ClassLoader classLoader() {
        return type == null ? RecordSerializer.class.getClassLoader() : type.getClassLoader();
    }

    List<RecordSlot> slots() {
        return slots;
    }

    @Override
    public boolean isImmutableType() {
        return immutable;
    }

    @Override
    public TypeSerializer<T> duplicate() {
        List<RecordSlot> duplicates = new ArrayList<>(slots.size());
        boolean same = true;
        for (RecordSlot slot : slots) {
            TypeSerializer<Object> duplicate = slot.serializer().duplicate();
            same &= duplicate == slot.serializer();
            duplicates.add(slot.with(duplicate));
        }
        return same ? this : new RecordSerializer<>(typeName, type, duplicates);
    }

    /** The same instance if no component has to be copied. */
    @Override
    @SuppressWarnings("unchecked")
    public T copy(T from) {
        if (immutable || from == null) {
            return from;
        }
        RecordCopier made = copier;
        if (made == null) {
            made = new RecordCopier(RecordShape.of(type), slots);
            copier = made;
        }
        return (T) made.copy((Record) from);
    }

    @Override
    public void serialize(T value, DataOutputView out) throws IOException {
        try {
            code().write((Record) value, out);
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a component of " + typeName + " cannot be read: " + e, e);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public T deserialize(DataInputView in) throws IOException {
        try {
            return (T) code().read(in);
        } catch (ClassCastException e) {
            throw new IllegalStateException(
                    "a record " + typeName + " cannot be made of what is stored: " + e.getMessage() + ". "
                            + Incompatibility.REMEDY,
                    e);
        } catch (IOException | RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("a record " + typeName + " cannot be made: " + e, e);
        }
    }

    private RecordCode code() {
        RecordCode made = code;
        if (made == null) {
            try {
                made = new RecordCode(type == null ? null : RecordShape.of(type), slots);
            } catch (IllegalStateException e) {
                throw new IllegalStateException("record " + typeName + ": " + e.getMessage(), e);
            }
            code = made;
        }
        return made;
    }

    @Override
    public TypeSerializerSnapshot<T> snapshotConfiguration() {
        return new RecordSerializerSnapshot<>(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RecordSerializer<?> that
                && typeName.equals(that.typeName)
                && type == that.type
                && slots.equals(that.slots);
    }

    @Override
    public int hashCode() {
        return 31 * typeName.hashCode() + slots.size();
    }

    @Override
    public String toString() {
        return "RecordSerializer(" + typeName + ")";
    }
}
