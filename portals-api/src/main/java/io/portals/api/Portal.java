package io.portals.api;

import java.io.Serializable;
import java.util.Objects;

/**
 * The asker's end of a portal: a typed, named mailbox with exactly one replying task, which any task of any workflow of any
 * application may ask. A plain value; the replier's end, which knows the key, is {@link KeyedPortal}.
 *
 * <pre>{@code
 * static final Portal<Audit, Audited> AUDIT = Portal.at("/audit/portals/audit", Audit.class, Audited.class);
 * }</pre>
 *
 * @param <Q> the type of requests
 * @param <R> the type of replies
 */
public sealed class Portal<Q, R> implements Serializable permits KeyedPortal {
    private final String path;
    private final Type<Q> request;
    private final Type<R> reply;

    Portal(String path, Type<Q> request, Type<R> reply) {
        Path.checkedKind(path, Path.PORTALS);
        this.path = path;
        this.request = Objects.requireNonNull(request, "request");
        this.reply = Objects.requireNonNull(reply, "reply");
    }

    /** @throws IllegalArgumentException if the path does not have the form {@code /APP/portals/NAME} */
    public static <Q, R> Portal<Q, R> at(String path, Class<Q> request, Class<R> reply) {
        return at(path, Type.of(request), Type.of(reply));
    }

    /** As {@link #at(String, Class, Class)}, for generic types. */
    public static <Q, R> Portal<Q, R> at(String path, Type<Q> request, Type<R> reply) {
        return new Portal<>(path, request, reply);
    }

    public final String path() {
        return path;
    }

    public final Type<Q> request() {
        return request;
    }

    public final Type<R> reply() {
        return reply;
    }

    /** Both ends of a portal are equal: the asker need not know the key. */
    @Override
    public final boolean equals(Object other) {
        return other instanceof Portal<?, ?> that
                && path.equals(that.path)
                && request.equals(that.request)
                && reply.equals(that.reply);
    }

    @Override
    public final int hashCode() {
        return path.hashCode();
    }

    @Override
    public final String toString() {
        return path + " of " + request + " -> " + reply;
    }
}
