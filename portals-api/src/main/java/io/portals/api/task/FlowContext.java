package io.portals.api.task;

import io.portals.api.state.PerTask;
import java.util.function.UnaryOperator;

/**
 * What a handler of a task of an unkeyed flow may do.
 *
 * <p>State must be declared by the task ({@link FlowTask#uses}); the use of one that is not throws an {@link
 * IllegalStateException} that lists what is. So does a context that is used after its handler returned.
 *
 * @param <O> the type of events that the task emits
 */
public interface FlowContext<O> extends EmitContext<O> {
    /** The value of this instance, or the handle's initial one. */
    <V> V get(PerTask<V> handle);

    /** Sets the value of this instance; null sets the initial one. */
    <V> void set(PerTask<V> handle, V value);

    /** Sets what the function makes of the value, and returns it. */
    <V> V update(PerTask<V> handle, UnaryOperator<V> change);
}
