package io.portals.api;

import java.util.Objects;

/**
 * The replier's end of a portal: it knows the key of each request, under which, and with whose state, the request is answered.
 *
 * <pre>{@code
 * static final KeyedPortal<String, Take, StockReply> STOCK =
 *     KeyedPortal.at("/inventory/portals/stock", Take.class, StockReply.class, String.class, Take::item);
 * }</pre>
 *
 * @param <K> the type of keys: that of the task that replies
 * @param <Q> the type of requests
 * @param <R> the type of replies
 */
public final class KeyedPortal<K, Q, R> extends Portal<Q, R> {
    private final Type<K> key;
    private final Fn<? super Q, ? extends K> keyOf;

    private KeyedPortal(String path, Type<Q> request, Type<R> reply, Type<K> key, Fn<? super Q, ? extends K> keyOf) {
        super(path, request, reply);
        this.key = Objects.requireNonNull(key, "key");
        this.keyOf = Objects.requireNonNull(keyOf, "keyOf");
    }

    /** @throws IllegalArgumentException if the path does not have the form {@code /APP/portals/NAME} */
    public static <K, Q, R> KeyedPortal<K, Q, R> at(
            String path, Class<Q> request, Class<R> reply, Class<K> key, Fn<? super Q, ? extends K> keyOf) {
        return at(path, Type.of(request), Type.of(reply), Type.of(key), keyOf);
    }

    /** As the other, for generic types. */
    public static <K, Q, R> KeyedPortal<K, Q, R> at(
            String path, Type<Q> request, Type<R> reply, Type<K> key, Fn<? super Q, ? extends K> keyOf) {
        return new KeyedPortal<>(path, request, reply, key, keyOf);
    }

    public Type<K> key() {
        return key;
    }

    public Fn<? super Q, ? extends K> keyOf() {
        return keyOf;
    }
}
