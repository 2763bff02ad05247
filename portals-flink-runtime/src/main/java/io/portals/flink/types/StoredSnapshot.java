package io.portals.flink.types;

import java.io.IOException;
import java.util.Optional;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSnapshot;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.core.memory.DataOutputView;

/**
 * A serializer's snapshot inside another's, written with its length: one that cannot be read any more (its class has gone) does
 * no harm until it is needed, and is written back as it was.
 */
final class StoredSnapshot {

    private final byte[] bytes;
    private final TypeSerializerSnapshot<?> snapshot;
    private final String problem;

    private StoredSnapshot(byte[] bytes, TypeSerializerSnapshot<?> snapshot, String problem) {
        this.bytes = bytes;
        this.snapshot = snapshot;
        this.problem = problem;
    }

    static StoredSnapshot of(TypeSerializer<?> serializer) {
        TypeSerializerSnapshot<?> snapshot = serializer.snapshotConfiguration();
        try {
            DataOutputSerializer out = new DataOutputSerializer(128);
            TypeSerializerSnapshot.writeVersionedSnapshot(out, snapshot);
            return new StoredSnapshot(out.getCopyOfBuffer(), snapshot, null);
        } catch (IOException e) {
            throw new IllegalStateException("cannot write the snapshot of " + serializer + ": " + e, e);
        }
    }

    static StoredSnapshot parse(byte[] bytes, ClassLoader classLoader) {
        try {
            DataInputDeserializer in = new DataInputDeserializer(bytes);
            return new StoredSnapshot(bytes, TypeSerializerSnapshot.readVersionedSnapshot(in, classLoader), null);
        } catch (IOException | RuntimeException | LinkageError e) {
            return new StoredSnapshot(bytes, null, e.toString());
        }
    }

    static StoredSnapshot read(DataInputView in, ClassLoader classLoader) throws IOException {
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return parse(bytes, classLoader);
    }

    void write(DataOutputView out) throws IOException {
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    byte[] bytes() {
        return bytes;
    }

    boolean isReadable() {
        return snapshot != null;
    }

    String problem() {
        return problem;
    }

    /** The serializer as it was, for messages. */
    String describe() {
        return restoreIfPossible().map(Object::toString).orElse(String.valueOf(snapshot));
    }

    TypeSerializerSnapshot<?> snapshot() {
        return snapshot;
    }

    /** @throws IllegalStateException if the snapshot cannot be read any more */
    TypeSerializer<?> restore() {
        if (snapshot == null) {
            throw new IllegalStateException("what was written cannot be read any more: " + problem);
        }
        return snapshot.restoreSerializer();
    }

    Optional<TypeSerializer<?>> restoreIfPossible() {
        try {
            return Optional.of(restore());
        } catch (IllegalStateException e) {
            return Optional.empty();
        }
    }
}
