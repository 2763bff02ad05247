package io.portals.local;

import java.util.List;

/**
 * The end of an input at which a test puts events.
 *
 * <pre>{@code
 * run.input(LINES).send("to be or", "not to be");    // one atom of two events
 * run.input(LINES).end();
 * }</pre>
 *
 * @param <T> the type of the events
 */
public interface LocalInput<T> {
    /**
     * Adds an atom of the given events, which is processed as a whole.
     *
     * @throws IllegalStateException if the input has ended
     */
    @SuppressWarnings("unchecked")
    LocalInput<T> send(T... events);

    /**
     * Adds an atom of the given events; none if there are none.
     *
     * @throws IllegalStateException if the input has ended
     */
    LocalInput<T> sendAtom(List<? extends T> events);

    /** Says that nothing more will come. When all inputs have ended and all is at rest, tasks complete. */
    LocalInput<T> end();
}
