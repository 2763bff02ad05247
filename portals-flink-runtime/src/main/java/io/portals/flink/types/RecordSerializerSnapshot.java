package io.portals.flink.types;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * The layout of a record: names, kinds and serializers of its components.
 *
 * <p>Components are matched by name. The same components in the same order are compatible as they are; components added,
 * removed or reordered need migration, which {@link #restoreSerializer()} does while it reads; another record class, or a
 * component whose serializer is incompatible, is incompatible. A class that has gone is read as null, for the sake of
 * the component that had it and has gone too.
 *
 * @param <T> the record
 */
public final class RecordSerializerSnapshot<T> implements TypeSerializerSnapshot<T> {

    private static final int VERSION = 1;

    private record Slot(String name, char kind, StoredSnapshot snapshot) {}

    private String typeName;
    private List<Slot> slots;
    private ClassLoader classLoader;

    /** For Flink, which reads the snapshot next. */
    public RecordSerializerSnapshot() {}

    RecordSerializerSnapshot(RecordSerializer<T> serializer) {
        this.typeName = serializer.typeName();
        this.classLoader = serializer.classLoader();
        this.slots = new ArrayList<>();
        for (RecordSlot slot : serializer.slots()) {
            slots.add(new Slot(slot.name(), slot.kind(), StoredSnapshot.of(slot.serializer())));
        }
    }

    @Override
    public int getCurrentVersion() {
        return VERSION;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        out.writeUTF(typeName);
        out.writeShort(slots.size());
        for (Slot slot : slots) {
            out.writeUTF(slot.name());
            out.writeChar(slot.kind());
            slot.snapshot().write(out);
        }
    }

    @Override
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader userClassLoader) throws IOException {
        Versions.require(readVersion, VERSION, "a record's serializer");
        classLoader = userClassLoader;
        typeName = in.readUTF();
        int count = in.readUnsignedShort();
        slots = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            slots.add(new Slot(in.readUTF(), in.readChar(), StoredSnapshot.read(in, userClassLoader)));
        }
    }

    @Override
    public TypeSerializer<T> restoreSerializer() {
        return with(slots.stream()
                .<TypeSerializer<?>>map(slot -> slot.snapshot().restore())
                .toList());
    }

    @SuppressWarnings("unchecked")
    private TypeSerializer<T> with(List<TypeSerializer<?>> serializers) {
        List<RecordSlot> restored = new ArrayList<>();
        for (int i = 0; i < slots.size(); i++) {
            Slot slot = slots.get(i);
            restored.add(new RecordSlot(slot.name(), slot.kind(), (TypeSerializer<Object>) serializers.get(i)));
        }
        Class<T> type = (Class<T>)
                Classes.find(typeName, classLoader).filter(Class::isRecord).orElse(null);
        return new RecordSerializer<>(typeName, type, restored);
    }

    @Override
    public TypeSerializerSchemaCompatibility<T> resolveSchemaCompatibility(TypeSerializerSnapshot<T> old) {
        if (!(old instanceof RecordSerializerSnapshot<T> then) || !typeName.equals(then.typeName)) {
            return TypeSerializerSchemaCompatibility.incompatible();
        }
        Compatibility compatibility = new Compatibility();
        if (!sameLayout(then)) {
            compatibility.needsMigration();
        }
        for (Slot slot : slots) {
            Slot before = then.slot(slot.name());
            if (before == null) {
                compatibility.added(slot.snapshot());
            } else {
                compatibility.add(slot.snapshot(), before.snapshot());
            }
        }
        for (Slot before : then.slots) {
            // What has gone must still be read, to get at what follows.
            if (slot(before.name()) == null
                    && before.snapshot().restoreIfPossible().isEmpty()) {
                compatibility.isIncompatible();
            }
        }
        return compatibility.verdict(this::with);
    }

    /** What makes the other incompatible, if that is a component. */
    Optional<String> incompatibility(RecordSerializerSnapshot<?> then) {
        if (!typeName.equals(then.typeName)) {
            return Optional.empty();
        }
        for (Slot before : then.slots) {
            Slot slot = slot(before.name());
            String component = "component " + before.name() + " of " + typeName + ": ";
            if (slot == null && before.snapshot().restoreIfPossible().isEmpty()) {
                return Optional.of(
                        component + "is gone, and so is its class, without which what follows it cannot be read");
            }
            if (slot != null && Incompatibility.isBetween(slot.snapshot(), before.snapshot())) {
                return Optional.of(component + Incompatibility.explain(slot.snapshot(), before.snapshot()));
            }
        }
        return Optional.empty();
    }

    private boolean sameLayout(RecordSerializerSnapshot<T> then) {
        boolean same = slots.size() == then.slots.size();
        for (int i = 0; same && i < slots.size(); i++) {
            same = slots.get(i).name().equals(then.slots.get(i).name())
                    && slots.get(i).kind() == then.slots.get(i).kind();
        }
        return same;
    }

    private Slot slot(String name) {
        return slots.stream()
                .filter(slot -> slot.name().equals(name))
                .findFirst()
                .orElse(null);
    }
}
