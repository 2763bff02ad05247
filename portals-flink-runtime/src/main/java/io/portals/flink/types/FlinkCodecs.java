package io.portals.flink.types;

import io.portals.api.Type;
import io.portals.api.codec.Codec;
import io.portals.api.codec.Codecs;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;
import org.apache.flink.api.common.typeutils.TypeSerializer;

/**
 * The serializers that values of an application have on Flink, for whoever wants to see without Flink's streaming what they do to
 * a value. A service of {@link Codecs}.
 *
 * <pre>{@code
 * Codec<Order> orders = new FlinkCodecs().of(Type.of(Order.class));
 * Order shipped = orders.decode(orders.encode(order));
 * }</pre>
 *
 * <p>A codec is for one thread at a time: it has buffers. It encodes no null. To make a serializer takes milliseconds, so one that
 * was made is kept as long as its classes are.
 */
public final class FlinkCodecs implements Codecs {
    /** By what it is of: a type, or a list of classes. */
    private static final ClassValue<Map<Object, TypeSerializer<?>>> MADE = new ClassValue<>() {
        @Override
        protected Map<Object, TypeSerializer<?>> computeValue(Class<?> keeper) {
            return new ConcurrentHashMap<>();
        }
    };

    private final SerializerConfig config = new SerializerConfigImpl();
    private final Set<Class<?>> opaque;

    /** For {@link java.util.ServiceLoader}. */
    public FlinkCodecs() {
        this(Set.of());
    }

    private FlinkCodecs(Set<Class<?>> opaque) {
        this.opaque = opaque;
    }

    @Override
    public Codecs withOpaque(Set<Class<?>> classes) {
        return new FlinkCodecs(Set.copyOf(classes));
    }

    /** @throws UnsupportedTypeException if a part of the type has none; the message says which, why, and how to mend it */
    @Override
    public <T> Codec<T> of(Type<T> type) {
        return new SerializerCodec<>(
                PortalsTypes.nameOf(type), made(keeper(type), List.of(type, opaque), () -> PortalsTypes.of(type, opaque)
                        .createSerializer(config)));
    }

    /** @throws UnsupportedTypeException as {@link #of} does */
    @Override
    public Codec<Record> continuations(List<Class<? extends Record>> classes) {
        Class<?> keeper = classes.isEmpty() ? Record.class : classes.get(0);
        return new SerializerCodec<>(
                "continuations",
                made(keeper, List.of(List.copyOf(classes), opaque), () -> StoredRecordSerializer.of(classes, opaque)));
    }

    /** A class without which the type is not. */
    private static Class<?> keeper(Type<?> type) {
        if (type instanceof Type.Plain<?> plain) {
            return plain.type();
        }
        if (type instanceof Type.Parameterized<?> generic) {
            return keeper(generic.arguments().get(0));
        }
        return type instanceof Type.OneOf<?> open ? open.variants().get(0) : type.getClass();
    }

    @SuppressWarnings("unchecked")
    private static <T> TypeSerializer<T> made(Class<?> keeper, Object key, Supplier<TypeSerializer<T>> make) {
        return (TypeSerializer<T>)
                MADE.get(keeper).computeIfAbsent(key, absent -> make.get()).duplicate();
    }
}
