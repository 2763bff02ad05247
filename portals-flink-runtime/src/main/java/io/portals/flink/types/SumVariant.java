package io.portals.flink.types;

import java.io.Serializable;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * A variant of a sum.
 *
 * @param name of its class, from which the tag is made
 * @param type null if the variant has been removed
 * @param serializer null if it cannot be restored any more
 * @param snapshot the serializer's snapshot as it was stored, where there is no serializer
 */
record SumVariant(String name, int tag, Class<?> type, TypeSerializer<Object> serializer, byte[] snapshot)
        implements Serializable {

    @SuppressWarnings("unchecked")
    static SumVariant of(String name, Class<?> type, TypeSerializer<?> serializer) {
        return new SumVariant(name, SumSerializer.tag(name), type, (TypeSerializer<Object>) serializer, null);
    }

    static SumVariant lost(String name, byte[] snapshot) {
        return new SumVariant(name, SumSerializer.tag(name), null, null, snapshot);
    }

    boolean isImmutable() {
        return serializer == null || serializer.isImmutableType();
    }

    SumVariant duplicate() {
        TypeSerializer<Object> duplicate = serializer == null ? null : serializer.duplicate();
        return duplicate == serializer ? this : new SumVariant(name, tag, type, duplicate, snapshot);
    }

    StoredSnapshot stored(ClassLoader classLoader) {
        return serializer == null ? StoredSnapshot.parse(snapshot, classLoader) : StoredSnapshot.of(serializer);
    }
}
