package io.portals.flink.types;

import java.io.Serializable;
import java.util.Set;
import java.util.zip.CRC32;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * A record class whose values are stored, with its serializer as it is now.
 *
 * @param version the fingerprint of the schema: the CRC-32 of the serializer's snapshot, which says all on which the bytes depend
 *     (names, component names, nested types and their components, constants of enums)
 * @param schema the serializer's snapshot
 */
record StoredClass(Class<?> type, TypeSerializer<Record> serializer, int version, byte[] schema)
        implements Serializable {

    /** @throws UnsupportedTypeException if the record has no serializer */
    static StoredClass of(Class<?> type) {
        return of(type, Set.of());
    }

    /** @throws UnsupportedTypeException if the record has no serializer */
    @SuppressWarnings("unchecked")
    static StoredClass of(Class<?> type, Set<Class<?>> opaque) {
        TypeSerializer<Record> serializer = (TypeSerializer<Record>)
                PortalsTypes.of((java.lang.reflect.Type) type, opaque).createSerializer(new SerializerConfigImpl());
        byte[] schema = StoredSnapshot.of(serializer).bytes();
        return new StoredClass(type, serializer, fingerprint(schema), schema);
    }

    static int fingerprint(byte[] schema) {
        CRC32 crc = new CRC32();
        crc.update(schema);
        return (int) crc.getValue();
    }

    StoredClass duplicate() {
        TypeSerializer<Record> duplicate = serializer.duplicate();
        return duplicate == serializer ? this : new StoredClass(type, duplicate, version, schema);
    }

    /** The serializer that reads what was written under an older schema, or null if nothing can. */
    @SuppressWarnings("unchecked")
    TypeSerializer<Record> reader(byte[] olderSchema) {
        StoredSnapshot older = StoredSnapshot.parse(olderSchema, type.getClassLoader());
        return (TypeSerializer<Record>) Snapshots.reader(older, serializer).orElse(null);
    }
}
