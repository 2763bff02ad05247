package io.portals.flink.types;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * Writes records of an open set of classes, each with the name and version of its schema: saved continuations and timers, which
 * must survive new versions of the program that saved them.
 *
 * <pre>{@code
 * TypeSerializer<Record> continuations = StoredRecordSerializer.of(List.of(ItemAnswered.class, StockChecked.class));
 * }</pre>
 *
 * <p>A value is written as class name, version, length, and the bytes of the record's own serializer. It is read by the schema
 * it was written under, into the class as it is now (a component that was added since takes its default). A value of a class or
 * version that is not known, or whose schema has become incompatible, is an {@link UnreadableRecord}, and written back
 * unchanged. So classes may come and go, and state never needs migration: the {@linkplain StoredRecordSerializerSnapshot
 * snapshot} carries all schemas that were ever stored from restart to restart.
 */
public final class StoredRecordSerializer extends PortalsSerializer<Record> {

    private final TreeMap<String, StoredClass> classes;
    private final SchemaHistory history;
    private final boolean immutable;
    /** Readers of older versions, by name and version; empty where nothing reads it. */
    private transient Map<String, Optional<TypeSerializer<Record>>> olderReaders;

    private transient DataOutputSerializer bytesOut;
    private transient DataInputDeserializer bytesIn;

    StoredRecordSerializer(Map<String, StoredClass> classes, SchemaHistory history) {
        this.classes = new TreeMap<>(classes);
        this.history = history.with(classes.values());
        this.immutable =
                classes.values().stream().allMatch(known -> known.serializer().isImmutableType());
    }

    /**
     * The serializer of these classes.
     *
     * @throws UnsupportedTypeException if one of them has no serializer
     */
    public static StoredRecordSerializer of(Collection<Class<? extends Record>> types) {
        return of(types, Set.of());
    }

    /** As {@link #of(Collection)}, for records that may hold values of opaque classes. */
    public static StoredRecordSerializer of(Collection<Class<? extends Record>> types, Set<Class<?>> opaque) {
        Map<String, StoredClass> classes = new TreeMap<>();
        types.forEach(type -> classes.put(type.getName(), StoredClass.of(type, opaque)));
        return new StoredRecordSerializer(classes, new SchemaHistory());
    }

    Map<String, StoredClass> classes() {
        return classes;
    }

    SchemaHistory history() {
        return history;
    }

    @Override
    public boolean isImmutableType() {
        return immutable;
    }

    /** Always another one: this one has buffers. */
    @Override
    public TypeSerializer<Record> duplicate() {
        Map<String, StoredClass> duplicates = new TreeMap<>();
        classes.forEach((name, known) -> duplicates.put(name, known.duplicate()));
        return new StoredRecordSerializer(duplicates, history);
    }

    @Override
    public Record copy(Record from) {
        return immutable || from == null || from instanceof UnreadableRecord
                ? from
                : known(from).serializer().copy(from);
    }

    @Override
    public void serialize(Record value, DataOutputView out) throws IOException {
        if (value instanceof UnreadableRecord unreadable) {
            writeHeader(unreadable.name(), unreadable.version(), unreadable.bytes().length, out);
            out.write(unreadable.bytes());
            return;
        }
        StoredClass known = known(value);
        if (bytesOut == null) {
            bytesOut = new DataOutputSerializer(128);
        }
        bytesOut.clear();
        known.serializer().serialize(value, bytesOut);
        writeHeader(known.type().getName(), known.version(), bytesOut.length(), out);
        out.write(bytesOut.getSharedBuffer(), 0, bytesOut.length());
    }

    private static void writeHeader(String name, int version, int length, DataOutputView out) throws IOException {
        out.writeUTF(name);
        out.writeInt(version);
        out.writeInt(length);
    }

    private StoredClass known(Record value) {
        StoredClass known = classes.get(value.getClass().getName());
        if (known == null || known.type() != value.getClass()) {
            throw new IllegalArgumentException("records of " + value.getClass().getName()
                    + " are not among those that may be stored here, which are " + classes.keySet()
                    + ". Declare it among the continuations and timers in uses()");
        }
        return known;
    }

    @Override
    public Record deserialize(DataInputView in) throws IOException {
        String name = in.readUTF();
        int version = in.readInt();
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        TypeSerializer<Record> reader = reader(name, version);
        if (reader == null) {
            return new UnreadableRecord(name, version, bytes);
        }
        if (bytesIn == null) {
            bytesIn = new DataInputDeserializer();
        }
        bytesIn.setBuffer(bytes);
        Record value = reader.deserialize(bytesIn);
        if (bytesIn.available() > 0) {
            throw new IOException("a stored record of " + name + ", version " + Integer.toHexString(version) + ", has "
                    + bytesIn.available() + " bytes more than its schema: the state is damaged");
        }
        return value;
    }

    private TypeSerializer<Record> reader(String name, int version) {
        StoredClass known = classes.get(name);
        if (known == null || known.version() == version) {
            return known == null ? null : known.serializer();
        }
        if (olderReaders == null) {
            olderReaders = new HashMap<>();
        }
        return olderReaders
                .computeIfAbsent(name + '/' + version, key -> Optional.ofNullable(history.schema(name, version))
                        .map(known::reader))
                .orElse(null);
    }

    /** The bytes as they are, whatever they mean. */
    @Override
    public void copy(DataInputView source, DataOutputView target) throws IOException {
        String name = source.readUTF();
        int version = source.readInt();
        int length = source.readInt();
        writeHeader(name, version, length, target);
        target.write(source, length);
    }

    @Override
    public TypeSerializerSnapshot<Record> snapshotConfiguration() {
        return new StoredRecordSerializerSnapshot(this);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StoredRecordSerializer that
                && types().equals(that.types())
                && history.equals(that.history);
    }

    @Override
    public int hashCode() {
        return classes.keySet().hashCode();
    }

    private List<Class<?>> types() {
        List<Class<?>> types = new ArrayList<>();
        classes.values().forEach(known -> types.add(known.type()));
        return types;
    }

    @Override
    public String toString() {
        return "StoredRecordSerializer" + classes.keySet();
    }
}
