package io.portals.api;

import io.portals.api.task.DeadLetter;
import java.io.Serializable;
import java.util.Objects;

/**
 * A reference to an atomic stream: an ordered, distributed stream of atoms, each of which is consumed, processed and published
 * as one transaction. One producer, any number of consumers, in any application.
 *
 * <pre>{@code
 * static final AtomicStream<Order> ORDERS = AtomicStream.at("/cart/workflows/carts/stream", Order.class);
 * }</pre>
 *
 * <p>A reference is a path with its type: a plain value, equal wherever it is made, resolved when applications are launched.
 * What can be consumed: {@code /APP/inputs/NAME}, {@code /APP/generators/NAME}, {@code /APP/workflows/NAME/stream}, {@code
 * /APP/workflows/NAME/dead-letters}, {@code /APP/splitters/NAME/BRANCH} and {@code /APP/sequencers/NAME}.
 *
 * @param <T> the type of its events
 */
public sealed class AtomicStream<T> implements Serializable permits Input, Sequencer {
    private final String path;
    private final Type<T> type;

    AtomicStream(String path, Type<T> type) {
        this.path = Path.checked(path);
        this.type = Objects.requireNonNull(type, "type");
    }

    /** @throws IllegalArgumentException if the path does not have the form of a path */
    public static <T> AtomicStream<T> at(String path, Class<T> type) {
        return at(path, Type.of(type));
    }

    /** As {@link #at(String, Class)}, for generic types. */
    public static <T> AtomicStream<T> at(String path, Type<T> type) {
        return new AtomicStream<>(path, type);
    }

    /**
     * What the steps of a workflow set aside under {@link io.portals.api.task.ErrorPolicy#DEAD_LETTER}, and replies that came to
     * its tasks too late for a continuation. Each workflow has such a stream; one that nobody reads costs nothing.
     *
     * <pre>{@code
     * static final AtomicStream<DeadLetter<Object>> MALFORMED = AtomicStream.deadLetters("/cart/workflows/parse");
     * }</pre>
     *
     * @param workflow the path of the workflow
     */
    @SuppressWarnings({"unchecked", "rawtypes"}) // of a class that has its type in itself
    public static AtomicStream<DeadLetter<Object>> deadLetters(String workflow) {
        return new AtomicStream<>(workflow + "/" + Path.DEAD_LETTERS, (Type) Type.of(DeadLetter.class));
    }

    public final String path() {
        return path;
    }

    public final Type<T> type() {
        return type;
    }

    @Override
    public final boolean equals(Object other) {
        return other instanceof AtomicStream<?> that && path.equals(that.path) && type.equals(that.type);
    }

    @Override
    public final int hashCode() {
        return path.hashCode();
    }

    @Override
    public final String toString() {
        return path + " of " + type;
    }
}
