package io.portals.api.codec;

import io.portals.api.Type;
import java.util.List;
import java.util.Set;

/**
 * The serializers that a production runtime uses. It offers them as a service ({@link java.util.ServiceLoader}).
 *
 * <pre>{@code
 * Codec<Order> orders = codecs.of(Type.of(Order.class));
 * Order shipped = orders.decode(orders.encode(order));
 * }</pre>
 */
public interface Codecs {
    /**
     * The serializer of events, keys, requests, replies or state of a type.
     *
     * @throws RuntimeException if a part of the type has none; the message says which, why, and how to mend it
     */
    <T> Codec<T> of(Type<T> type);

    /**
     * The serializer of a task's saved continuations.
     *
     * @throws RuntimeException as {@link #of} does
     */
    Codec<Record> continuations(List<Class<? extends Record>> classes);

    /** The same, with what applications have declared to be opaque: see {@link io.portals.api.AppBuilder#opaque}. */
    default Codecs withOpaque(Set<Class<?>> classes) {
        return this;
    }
}
