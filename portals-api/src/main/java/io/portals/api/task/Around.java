package io.portals.api.task;

import java.io.Serializable;

/**
 * What a wrapper does around a task's handling of an event: see {@link Tasks#around}.
 *
 * @param <I> the type of events that the task takes
 * @param <O> the type of events that it emits
 */
@FunctionalInterface
public interface Around<I, O> extends Serializable {
    /**
     * Handles one event.
     *
     * @param proceed lets the task handle it, as often as it is called; not at all is allowed
     */
    void process(I event, TaskContext<O> ctx, Runnable proceed);
}
