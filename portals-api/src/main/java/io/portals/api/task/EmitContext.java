package io.portals.api.task;

import java.time.Instant;

/**
 * What every handler may do. A context is valid until its handler returns.
 *
 * @param <O> the type of events that the task emits
 */
public interface EmitContext<O> {
    /** Emits an event, which is published if and only if all effects of the handler are. */
    void emit(O event);

    /**
     * Gives something up: it goes to the workflow's stream of dead letters, as a {@link DeadLetter} with this task's path, the key of
     * the handler if it has one, and the reason. That happens if and only if all effects of the handler do, under each {@link
     * ErrorPolicy} of the task.
     *
     * <pre>{@code
     * if (!order.isPaid()) {
     *   ctx.setAside(order, "was never paid");
     *   return;
     * }
     * }</pre>
     *
     * @param event what is given up: mostly what the handler got, but it may be anything that can be shipped
     * @param reason why, in words
     * @throws NullPointerException if one of them is null
     * @see io.portals.api.AtomicStream#deadLetters
     */
    void setAside(Object event, String reason);

    /**
     * Adds to a counter of this task: a figure for operators, not state. It begins at 0 when the job starts anew, what is handled again
     * is counted again, and a handler that fails has counted.
     *
     * <pre>{@code
     * ctx.count("rejected", 1);
     * }</pre>
     *
     * @param metric its name: letters, digits and {@code - _ . +}
     * @param delta what is added
     * @throws IllegalArgumentException if that is no name
     */
    void count(String metric, long delta);

    /** The path of the task. */
    String path();

    /** The processing time. */
    Instant now();
}
