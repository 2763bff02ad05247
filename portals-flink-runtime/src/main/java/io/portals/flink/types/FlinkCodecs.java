package io.portals.flink.types;

import io.portals.api.Type;
import io.portals.api.codec.Codec;
import io.portals.api.codec.Codecs;
import java.util.List;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.serialization.SerializerConfigImpl;

/**
 * The serializers that values of an application have on Flink, for whoever wants to see without Flink's streaming what they do to
 * a value. A service of {@link Codecs}.
 *
 * <pre>{@code
 * Codec<Order> orders = new FlinkCodecs().of(Type.of(Order.class));
 * Order shipped = orders.decode(orders.encode(order));
 * }</pre>
 *
 * <p>A codec is for one thread at a time: it has buffers. It encodes no null.
 */
public final class FlinkCodecs implements Codecs {
    private final SerializerConfig config = new SerializerConfigImpl();

    /** For {@link java.util.ServiceLoader}. */
    public FlinkCodecs() {}

    /** @throws UnsupportedTypeException if a part of the type has none; the message says which, why, and how to mend it */
    @Override
    public <T> Codec<T> of(Type<T> type) {
        return new SerializerCodec<>(
                PortalsTypes.nameOf(type), PortalsTypes.of(type).createSerializer(config));
    }

    /** @throws UnsupportedTypeException as {@link #of} does */
    @Override
    public Codec<Record> continuations(List<Class<? extends Record>> classes) {
        return new SerializerCodec<>("continuations", StoredRecordSerializer.of(classes));
    }
}
