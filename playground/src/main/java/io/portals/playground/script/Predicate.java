package io.portals.playground.script;

/** A condition of a script. */
@FunctionalInterface
public interface Predicate {
    boolean test(Object value);
}
