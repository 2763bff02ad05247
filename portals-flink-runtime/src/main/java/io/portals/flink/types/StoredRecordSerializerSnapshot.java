package io.portals.flink.types;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/**
 * All schemas under which records were ever stored, by name and version.
 *
 * <p>Compatible with every other snapshot of its kind, without migration: the schemas of both are kept. A class that is not
 * declared any more but still there stays known, so that what the state holds of it can be written again.
 */
public final class StoredRecordSerializerSnapshot implements TypeSerializerSnapshot<Record> {

    private static final int VERSION = 1;

    private Map<String, StoredClass> classes;
    private SchemaHistory history;

    /** For Flink, which reads the snapshot next. */
    public StoredRecordSerializerSnapshot() {}

    StoredRecordSerializerSnapshot(StoredRecordSerializer serializer) {
        this.classes = serializer.classes();
        this.history = serializer.history();
    }

    @Override
    public int getCurrentVersion() {
        return VERSION;
    }

    @Override
    public void writeSnapshot(DataOutputView out) throws IOException {
        history.write(out);
    }

    @Override
    public void readSnapshot(int readVersion, DataInputView in, ClassLoader classLoader) throws IOException {
        Versions.require(readVersion, VERSION, "stored records");
        history = SchemaHistory.read(in);
        classes = new TreeMap<>();
        for (String name : history.names()) {
            Classes.find(name, classLoader).filter(Class::isRecord).ifPresent(type -> {
                try {
                    classes.put(name, StoredClass.of(type));
                } catch (UnsupportedTypeException e) {
                    // It has become something that cannot be stored: what is stored of it stays unreadable.
                    classes.remove(name);
                }
            });
        }
    }

    @Override
    public TypeSerializer<Record> restoreSerializer() {
        return new StoredRecordSerializer(classes, history);
    }

    @Override
    public TypeSerializerSchemaCompatibility<Record> resolveSchemaCompatibility(TypeSerializerSnapshot<Record> old) {
        if (!(old instanceof StoredRecordSerializerSnapshot then)) {
            return TypeSerializerSchemaCompatibility.incompatible();
        }
        Map<String, StoredClass> allClasses = new TreeMap<>(then.classes);
        allClasses.putAll(classes);
        SchemaHistory merged = history.with(then.history);
        if (merged.equals(history) && allClasses.keySet().equals(classes.keySet())) {
            return TypeSerializerSchemaCompatibility.compatibleAsIs();
        }
        return TypeSerializerSchemaCompatibility.compatibleWithReconfiguredSerializer(
                new StoredRecordSerializer(allClasses, merged));
    }
}
