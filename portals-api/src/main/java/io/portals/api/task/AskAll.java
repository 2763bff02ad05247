package io.portals.api.task;

import java.time.Duration;

/**
 * Several asks that are being made as one. They must be ended by {@link #then}; left open they are an error when the handler
 * returns.
 *
 * @param <R> the type of replies
 * @param <O> the type of events that the asking task emits
 */
public interface AskAll<R, O> {
    /**
     * Fails those with {@link PortalFailure.Kind#TIMEOUT} that are not answered by then, in processing time. A reply that comes
     * later still is a dead letter.
     *
     * @param limit milliseconds precision, at least 1 ms
     * @throws IllegalArgumentException if the limit is shorter
     */
    AskAll<R, O> within(Duration limit);

    /** Saves the continuation and sends the requests. Without requests it is resumed at once, but after this handler. */
    <C extends Record & OnAllReplies<? super R, O>> void then(C continuation);
}
