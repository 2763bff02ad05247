package io.portals.flink.types;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Optional;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.TypeSerializerSchemaCompatibility;

/**
 * Serializers' snapshots as bytes, for data that Portals itself keeps beside Flink's state, such as logs of messages.
 *
 * <pre>{@code
 * byte[] schema = Snapshots.write(serializer);                                    // goes in front of the log
 * TypeSerializer<?> reader = Snapshots.reader(schema, serializer, classLoader);   // reads the log in a later version
 * }</pre>
 */
public final class Snapshots {

    private static final int VERSION = 1;

    private Snapshots() {}

    /** The serializer's snapshot as bytes, with a version in front. */
    public static byte[] write(TypeSerializer<?> serializer) {
        byte[] snapshot = StoredSnapshot.of(serializer).bytes();
        return ByteBuffer.allocate(Integer.BYTES + snapshot.length)
                .putInt(VERSION)
                .put(snapshot)
                .array();
    }

    /**
     * The serializer that reads today what was written under a stored snapshot: the current one where the data are compatible as
     * they are, else one that reads the old layout into today's classes. What it reads is to be written with the current one.
     *
     * @throws IllegalStateException if the data cannot be read as what the current serializer writes
     */
    public static TypeSerializer<?> reader(byte[] snapshotBytes, TypeSerializer<?> current, ClassLoader classLoader) {
        StoredSnapshot stored = StoredSnapshot.parse(withoutVersion(snapshotBytes), classLoader);
        if (!stored.isReadable()) {
            throw new IllegalStateException("what was written for " + current + " cannot be read: " + stored.problem()
                    + ". Restore with the classes that wrote it");
        }
        return reader(stored, current)
                .orElseThrow(() -> new IllegalStateException("what was written with " + stored.describe()
                        + " cannot be read with " + current + ": "
                        + Incompatibility.between(current, stored.snapshot()).orElse("it is not a version of it") + ". "
                        + Incompatibility.REMEDY));
    }

    /** As {@link #reader(byte[], TypeSerializer, ClassLoader)}; empty if nothing reads it. */
    static Optional<TypeSerializer<?>> reader(StoredSnapshot stored, TypeSerializer<?> current) {
        if (!stored.isReadable()) {
            return Optional.empty();
        }
        TypeSerializerSchemaCompatibility<Object> verdict =
                Compatibility.resolve(current.snapshotConfiguration(), stored.snapshot());
        if (verdict.isIncompatible()) {
            return Optional.empty();
        }
        if (verdict.isCompatibleAsIs()) {
            return Optional.of(current);
        }
        return Optional.of(
                verdict.isCompatibleAfterMigration() ? stored.restore() : verdict.getReconfiguredSerializer());
    }

    private static byte[] withoutVersion(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        try {
            Versions.require(buffer.getInt(), VERSION, "a serializer");
        } catch (IOException e) {
            throw new IllegalStateException(e.getMessage(), e);
        }
        byte[] rest = new byte[buffer.remaining()];
        buffer.get(rest);
        return rest;
    }
}
