package io.portals.flink.types;

import io.portals.api.task.DeadLetter;
import io.portals.api.task.ReplyTo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * The types of the JDK that Flink leaves to Kryo or to its own mutable collections, {@link ReplyTo} and {@link DeadLetter}.
 *
 * @param <T> the type
 */
public final class StandardTypeInfo<T> extends PortalsTypeInfo<T> {

    private final Class<?> type;
    private final ArrayList<TypeInformation<?>> parts;

    private StandardTypeInfo(Class<?> type, List<TypeInformation<?>> parts) {
        this.type = type;
        this.parts = new ArrayList<>(parts);
    }

    /** The number of type arguments, or -1 if this class is not of these types. */
    static int arityOf(Class<?> type) {
        if (type == UUID.class || type == Duration.class || isOfAnyArguments(type)) {
            return 0;
        }
        if (type == Map.class) {
            return 2;
        }
        return type == Optional.class || type == List.class || type == Set.class || type == Collection.class ? 1 : -1;
    }

    /** Whether it is written the same, whatever its type arguments. */
    static boolean isOfAnyArguments(Class<?> type) {
        return type == ReplyTo.class || type == DeadLetter.class;
    }

    static StandardTypeInfo<?> of(Class<?> type, List<TypeInformation<?>> parts) {
        return new StandardTypeInfo<>(type, parts);
    }

    @Override
    @SuppressWarnings("unchecked")
    public Class<T> getTypeClass() {
        return (Class<T>) type;
    }

    @Override
    @SuppressWarnings("unchecked")
    public TypeSerializer<T> createSerializer(SerializerConfig config) {
        List<TypeSerializer<?>> nested = new ArrayList<>();
        for (TypeInformation<?> part : parts) {
            nested.add(part.createSerializer(config));
        }
        return (TypeSerializer<T>) serializer(nested);
    }

    private TypeSerializer<?> serializer(List<TypeSerializer<?>> nested) {
        if (type == UUID.class) {
            return UuidSerializer.INSTANCE;
        }
        if (type == Duration.class) {
            return DurationSerializer.INSTANCE;
        }
        if (type == ReplyTo.class) {
            return ReplyToSerializer.INSTANCE;
        }
        if (type == DeadLetter.class) {
            return DeadLetterSerializer.INSTANCE;
        }
        if (type == Optional.class) {
            return new OptionalSerializer<>(nested.get(0));
        }
        if (type == Map.class) {
            return new MapSerializer<>(nested.get(0), nested.get(1));
        }
        if (type == Collection.class) {
            return new CollectionSerializer<>(nested.get(0));
        }
        return type == Set.class ? new SetSerializer<>(nested.get(0)) : new ListSerializer<>(nested.get(0));
    }

    @Override
    public String toString() {
        return type.getSimpleName() + (parts.isEmpty() ? "" : parts.toString());
    }

    @Override
    public boolean canEqual(Object other) {
        return other instanceof StandardTypeInfo;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof StandardTypeInfo<?> that && type == that.type && parts.equals(that.parts);
    }

    @Override
    public int hashCode() {
        return 31 * type.getName().hashCode() + parts.hashCode();
    }
}
