package io.portals.flink.state;

import io.portals.api.state.StateHandle;

/**
 * Whose state it is, for messages.
 *
 * @param task the path of the task
 */
record StateOf(String task, StateHandle handle) {

    /**
     * Something that is done with Flink's state.
     *
     * @param <R> what it gives
     */
    interface Access<R> {
        R run() throws Exception;
    }

    /**
     * Does it.
     *
     * @throws StateException if it fails
     */
    <R> R using(Access<R> access) {
        try {
            return access.run();
        } catch (Exception e) {
            throw new StateException(this + " cannot be read or written", e);
        }
    }

    /** The value, which must not be null. */
    <V> V given(V value, String what) {
        if (value == null) {
            throw new NullPointerException(this + ": the " + what + " is null; it cannot be");
        }
        return value;
    }

    @Override
    public String toString() {
        return task + ": state \"" + handle + "\"";
    }
}
