package io.portals.playground.script;

/** A function of a script without a context. */
@FunctionalInterface
public interface Function {
    Object apply(Object value);
}
