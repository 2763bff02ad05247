package io.portals.flink.types;

import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.typeutils.runtime.kryo.KryoSerializer;

/**
 * The type of a class that is written with Kryo, as an application declared it to be opaque.
 *
 * @param <T> the class
 */
public final class OpaqueTypeInfo<T> extends PortalsTypeInfo<T> {
    private final Class<T> type;

    OpaqueTypeInfo(Class<T> type) {
        this.type = type;
    }

    @Override
    public Class<T> getTypeClass() {
        return type;
    }

    /** Takes nothing from the job's configuration, which may forbid generic types, or register others. */
    @Override
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        return new KryoSerializer<>(type, new SerializerConfigImpl());
    }

    @Override
    public String toString() {
        return "opaque " + type.getName();
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof OpaqueTypeInfo;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof OpaqueTypeInfo<?> that && type == that.type;
    }

    @Override
    public int hashCode() {
        return type.getName().hashCode();
    }
}
