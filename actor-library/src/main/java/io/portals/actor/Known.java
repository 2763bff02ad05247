package io.portals.actor;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** The classes that values may have: those that were declared, and their subclasses. */
final class Known implements Serializable {
    private static final long serialVersionUID = 1L;

    private final String what;
    private final String remedy;
    private final List<Class<?>> declared;

    /**
     * What was found to be known, as that is asked for each message. Tasks of other applications ask, too, each in its thread: so it is
     * replaced, and never changed.
     */
    private transient volatile Class<?>[] seen;

    Known(String what, String remedy, Collection<? extends Class<?>> declared) {
        this.what = what;
        this.remedy = remedy;
        this.declared = List.copyOf(declared);
    }

    /** @throws IllegalArgumentException if the value is null, or of no declared class */
    void check(Object value) {
        if (value == null) {
            throw new IllegalArgumentException("a " + what + " is null; it cannot be");
        }
        Class<?>[] before = seen;
        if (before != null) {
            for (Class<?> each : before) { // there are few
                if (each == value.getClass()) {
                    return;
                }
            }
        }
        if (declared.stream().noneMatch(known -> known.isInstance(value))) {
            throw new IllegalArgumentException("the " + what + " " + value + " is of "
                    + value.getClass().getName() + ", which is not declared; add it to " + remedy + ": declared are "
                    + declared.stream().map(Class::getName).toList());
        }
        Class<?>[] more = before == null ? new Class<?>[1] : Arrays.copyOf(before, before.length + 1);
        more[more.length - 1] = value.getClass();
        seen = more;
    }
}
