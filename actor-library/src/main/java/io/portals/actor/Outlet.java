package io.portals.actor;

import io.portals.api.Path;
import java.io.Serializable;
import java.util.Objects;

/**
 * Where events leave a system of actors: each outlet is an atomic stream, which other applications may read. It is declared by
 * {@link Actors#emits}.
 *
 * <pre>{@code
 * static final Outlet<Paid> PAID = Outlet.named("paid", Paid.class);
 * ctx.emit(PAID, new Paid(order));            // in an actor
 * bank.stream(PAID)                           // in another application
 * }</pre>
 *
 * @param name is part of the path of its workflow
 * @param type of the events: a record, a sealed interface, or another class that can be a variant of {@code Type.oneOf}
 */
public record Outlet<T>(String name, Class<T> type) implements Serializable {
    public Outlet {
        Path.checkedName("outlet", name);
        Objects.requireNonNull(type, "type");
    }

    public static <T> Outlet<T> named(String name, Class<T> type) {
        return new Outlet<>(name, type);
    }
}
