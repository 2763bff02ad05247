package io.portals.api.state;

import java.util.List;

/**
 * The list that the current key has of a {@link PerKeyList}; for use inside the handler that asked for it.
 *
 * @param <V> the type of the elements
 */
public interface StateList<V> {
    /** The elements, in order; a list that nobody changes. */
    List<V> get();

    /** Appends an element. */
    void add(V element);

    /** Replaces all elements. */
    void set(List<? extends V> elements);
}
