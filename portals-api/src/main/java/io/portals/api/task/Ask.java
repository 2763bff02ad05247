package io.portals.api.task;

import java.time.Duration;

/**
 * An ask that is being made. It must be ended by {@link #then}; one left open is an error when the handler returns.
 *
 * <pre>{@code
 * ctx.ask(STOCK, new Take("pear")).within(Duration.ofSeconds(5)).then(new ItemAnswered("pear"));
 * }</pre>
 *
 * @param <R> the type of the reply
 * @param <O> the type of events that the asking task emits
 */
public interface Ask<R, O> {
    /**
     * Fails the ask with {@link PortalFailure.Kind#TIMEOUT} if no answer came by then, in processing time. A reply that comes
     * later still is a dead letter, or goes to {@link OnLateReply#late} where the continuation is one.
     *
     * @param limit milliseconds precision, at least 1 ms
     * @throws IllegalArgumentException if the limit is shorter
     */
    Ask<R, O> within(Duration limit);

    /** Saves the continuation and sends the request. */
    <C extends Record & OnReply<? super R, O>> void then(C continuation);
}
