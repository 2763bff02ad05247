package io.portals.api;

import java.io.Serializable;

/**
 * A function of a stateless step or a key selector. It is shipped to where it runs, so what it captures must be
 * serializable; it must not keep state of its own.
 *
 * @param <A> what it takes
 * @param <B> what it gives
 */
@FunctionalInterface
public interface Fn<A, B> extends Serializable {
    B apply(A argument);
}
