package io.portals.flink.types;

import java.io.IOException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputView;

/** Every schema under which a record of a name was ever stored: what is stored may be older than the last restart. */
final class SchemaHistory implements Serializable {

    /** By name and version; never changed after construction. */
    private final TreeMap<String, TreeMap<Integer, byte[]>> schemas = new TreeMap<>();

    Set<String> names() {
        return schemas.keySet();
    }

    /** The schema, or null. */
    byte[] schema(String name, int version) {
        return schemas.getOrDefault(name, new TreeMap<>()).get(version);
    }

    SchemaHistory with(Iterable<StoredClass> classes) {
        SchemaHistory merged = with(new SchemaHistory());
        classes.forEach(known -> merged.add(known.type().getName(), known.version(), known.schema()));
        return merged;
    }

    /** @throws IllegalStateException if two schemas have the same version */
    SchemaHistory with(SchemaHistory other) {
        SchemaHistory merged = new SchemaHistory();
        for (SchemaHistory history : new SchemaHistory[] {this, other}) {
            history.schemas.forEach(
                    (name, versions) -> versions.forEach((version, schema) -> merged.add(name, version, schema)));
        }
        return merged;
    }

    private void add(String name, int version, byte[] schema) {
        byte[] other = schemas.computeIfAbsent(name, n -> new TreeMap<>()).putIfAbsent(version, schema);
        if (other != null && !Arrays.equals(other, schema)) {
            throw new IllegalStateException("two schemas of the stored record " + name + " have the same fingerprint "
                    + Integer.toHexString(version) + ": rename one of its components");
        }
    }

    void write(DataOutputView out) throws IOException {
        out.writeInt(schemas.size());
        for (Map.Entry<String, TreeMap<Integer, byte[]>> entry : schemas.entrySet()) {
            out.writeUTF(entry.getKey());
            out.writeInt(entry.getValue().size());
            for (Map.Entry<Integer, byte[]> version : entry.getValue().entrySet()) {
                out.writeInt(version.getKey());
                out.writeInt(version.getValue().length);
                out.write(version.getValue());
            }
        }
    }

    static SchemaHistory read(DataInputView in) throws IOException {
        SchemaHistory history = new SchemaHistory();
        int names = in.readInt();
        for (int i = 0; i < names; i++) {
            String name = in.readUTF();
            int versions = in.readInt();
            for (int v = 0; v < versions; v++) {
                int version = in.readInt();
                byte[] schema = new byte[in.readInt()];
                in.readFully(schema);
                history.add(name, version, schema);
            }
        }
        return history;
    }

    /** By versions, which are fingerprints of the schemas. */
    @Override
    public boolean equals(Object other) {
        return other instanceof SchemaHistory that && versions().equals(that.versions());
    }

    @Override
    public int hashCode() {
        return versions().hashCode();
    }

    private Map<String, Set<Integer>> versions() {
        Map<String, Set<Integer>> versions = new TreeMap<>();
        schemas.forEach((name, byVersion) -> versions.put(name, byVersion.keySet()));
        return versions;
    }
}
