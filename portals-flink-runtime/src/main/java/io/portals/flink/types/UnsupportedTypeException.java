package io.portals.flink.types;

/**
 * A type has no serializer that is fast and can evolve, and Portals does not fall back to a generic one by accident.
 *
 * <p>The message says where in the type the trouble is, what it is, and how to mend it, as in {@code io.acme.Order.items[].payload:
 * java.lang.Object says nothing of what is inside. Make it a sealed interface of records, ...}. Who asked for the type (the
 * path of a step) is for the caller to prefix.
 */
public final class UnsupportedTypeException extends IllegalArgumentException {

    private final String where;

    UnsupportedTypeException(String where, String problem, String mend) {
        super(where + ": " + problem + ". " + mend);
        this.where = where;
    }

    UnsupportedTypeException(String where, String problem, String mend, Throwable cause) {
        super(where + ": " + problem + ". " + mend, cause);
        this.where = where;
    }

    /** The place inside the type, such as {@code io.acme.Order.items[].payload}. */
    public String where() {
        return where;
    }
}
