package io.portals.api;

import java.io.Serializable;
import java.util.Objects;

/**
 * A reference to a splitter: it splits one atomic stream into named branches. The first branch whose predicate holds takes the
 * event; what none takes goes to the branch of the rest, or, where there is none, is dropped and counted. Branches may be added by
 * other applications; those of the applications launched first come first.
 *
 * <pre>{@code
 * Splitter<Order> bySize = app.splitter("by-size", orders);
 * AtomicStream<Order> large = app.branch(bySize, "large", order -> order.items().size() > 10);
 * AtomicStream<Order> small = app.rest(bySize, "small");
 * }</pre>
 *
 * <p>A branch is an atomic stream with the path {@code /APP/splitters/NAME/BRANCH}: what of an atom it takes is an atom of it.
 *
 * @param <T> the type of its events
 */
public final class Splitter<T> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String path;
    private final Type<T> type;

    private Splitter(String path, Type<T> type) {
        this.path = path;
        this.type = Objects.requireNonNull(type, "type");
    }

    /** @throws IllegalArgumentException if the path does not have the form {@code /APP/splitters/NAME} */
    public static <T> Splitter<T> at(String path, Class<T> type) {
        return at(path, Type.of(type));
    }

    /** As {@link #at(String, Class)}, for generic types. */
    public static <T> Splitter<T> at(String path, Type<T> type) {
        Path.checkedKind(path, Path.SPLITTERS);
        return new Splitter<>(path, type);
    }

    public String path() {
        return path;
    }

    public Type<T> type() {
        return type;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Splitter<?> that && path.equals(that.path) && type.equals(that.type);
    }

    @Override
    public int hashCode() {
        return path.hashCode();
    }

    @Override
    public String toString() {
        return path + " of " + type;
    }
}
