package io.portals.flink.state;

import io.portals.api.state.StateHandle;
import java.io.IOException;
import java.io.UncheckedIOException;

/**
 * Something that is done with Flink's state.
 *
 * @param <R> what it gives
 */
interface StateAccess<R> {
    R run() throws Exception;

    /** Does it; a failure of the backend says of which state. */
    static <R> R run(StateAccess<R> access, String task, StateHandle handle) {
        try {
            return access.run();
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new UncheckedIOException(
                    task + ": state \"" + handle + "\" cannot be read or written", new IOException(e));
        }
    }

    /** The value, which must not be null. */
    static Object given(Object value, String what, String task, StateHandle handle) {
        if (value == null) {
            throw new NullPointerException(task + ": state \"" + handle + "\": the " + what + " is null; it cannot be");
        }
        return value;
    }
}
