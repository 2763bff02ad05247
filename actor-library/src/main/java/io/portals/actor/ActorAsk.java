package io.portals.actor;

import java.time.Duration;

/**
 * An ask of an actor that is being made. It must be ended by {@link #then}; one left open is an error when the handler returns.
 *
 * <pre>{@code
 * ctx.ask(COUNTER.at("ann"), new Read()).within(Duration.ofSeconds(5)).then(new Shown("ann"));
 * }</pre>
 *
 * @param <R> the type of the reply
 * @param <M> the type of messages of the asking actor
 */
public interface ActorAsk<R, M> {
    /**
     * Fails the ask if no reply came by then, in processing time. A reply that comes later still is a dead letter.
     *
     * @param limit milliseconds precision, at least 1 ms
     * @throws IllegalArgumentException if the limit is shorter
     */
    ActorAsk<R, M> within(Duration limit);

    /** Saves the continuation and sends the question. */
    <C extends Record & Continuation<? super R, ?, M>> void then(C continuation);
}
