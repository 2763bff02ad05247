package io.portals.actor;

import java.io.Serializable;
import java.util.Objects;

/**
 * The address of an actor: a plain value, which may be part of messages, behaviors and state. That there is an address does not mean
 * that there is an actor.
 *
 * <pre>{@code
 * ctx.tell(ref, new Increment(3));
 * }</pre>
 *
 * @param id of a classic actor the path of those who spawned it, {@code /main/worker-1}; of a virtual one its type and its name, {@code
 *     counter/ann}; of a classic one that a virtual one has spawned {@code /@counter/ann/helper}
 * @param <M> the type of messages that the actor takes
 */
public record ActorRef<M>(String id) implements Serializable {
    public ActorRef {
        Objects.requireNonNull(id, "id");
    }

    /** The address of a classic actor that the system starts ({@link Actors#starts}). */
    public static <M> ActorRef<M> root(String name) {
        return new ActorRef<>(ActorId.root(name));
    }

    /** A message with this address: what a stream or a task of another application gives to actors. */
    public Letter<Object, Object> letter(M message) {
        return new Letter.Tell<>(id, Objects.requireNonNull(message, "message"));
    }
}
