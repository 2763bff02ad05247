package io.portals.actor;

import java.io.Serializable;

/**
 * What an actor does with its next message, as a function: see {@link Actors#behavior}.
 *
 * @param <M> the type of messages
 */
@FunctionalInterface
public interface Handler<M> extends Serializable {
    /**
     * Handles a message, and gives the behavior for the next one.
     *
     * @param self the actor's behavior: what is given if nothing changes
     */
    Behavior<M> receive(Behavior<M> self, M message, ActorContext<M> ctx);
}
