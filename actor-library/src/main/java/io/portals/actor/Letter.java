package io.portals.actor;

import java.util.Optional;

/**
 * What goes to an actor, with its address: an event of the workflow in which actors run, or a request to the portal that is their
 * mailbox.
 *
 * @param <M> the type of messages of the system
 * @param <B> the type of behaviors of the system
 */
public sealed interface Letter<M, B> {
    /** The id of the actor: the key under which it is handled. */
    String to();

    /** A message. */
    record Tell<M, B>(String to, M message) implements Letter<M, B> {}

    /** A message that is to be replied to. */
    record Asked<M, B>(String to, M question) implements Letter<M, B> {}

    /** The system starts an actor. */
    record Start<M, B>(String to) implements Letter<M, B> {}

    /** A new actor. */
    record Spawn<M, B>(String to, B behavior) implements Letter<M, B> {}

    /** Who wants a message when the actor stops; if there is none, no longer. */
    record Watch<M, B>(String to, String watcher, Optional<M> message) implements Letter<M, B> {}

    /**
     * A letter by which a classic actor comes to life: what a stream gives, each event of which is to start one. If there is one of
     * that name, the new one's behavior is a dead letter.
     *
     * @param name its address is {@link ActorRef#root} of it
     */
    static <M> Letter<Object, Object> starting(String name, Behavior<M> behavior) {
        return new Spawn<>(ActorId.root(name), behavior);
    }
}
