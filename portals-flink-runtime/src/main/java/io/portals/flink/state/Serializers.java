package io.portals.flink.state;

import io.portals.api.Type;
import io.portals.flink.types.PortalsTypes;
import java.util.Set;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;

/** Serializers of the applications' types, where they are used. */
public final class Serializers {
    private Serializers() {}

    /** That of a type, whose values are objects to who asks. */
    public static TypeSerializer<Object> of(Type<?> type, AbstractStreamOperator<?> operator) {
        return of(type, operator.getExecutionConfig().getSerializerConfig());
    }

    @SuppressWarnings({"unchecked", "rawtypes"})
    static TypeSerializer<Object> of(Type<?> type, SerializerConfig config) {
        TypeInformation<Object> information = (TypeInformation) PortalsTypes.of(type, opaque(config));
        return information.createSerializer(config);
    }

    /** The classes that are written with Kryo: what the launcher registered at the job's configuration, as applications declared it. */
    public static Set<Class<?>> opaque(SerializerConfig config) {
        return Set.copyOf(config.getRegisteredKryoTypes());
    }
}
