package io.portals.actor;

import io.portals.api.Path;
import java.util.Objects;

/**
 * A type of virtual actors, which need no creation: the first message to one brings it to life. A plain value; what its actors do
 * is said when the system is built ({@link Actors#virtual}).
 *
 * <pre>{@code
 * static final ActorType<CounterMessage> COUNTER = ActorType.named("counter", CounterMessage.class);
 * ctx.tell(COUNTER.at("ann"), new Increment(3));
 * }</pre>
 *
 * @param name is part of the addresses: letters, digits and {@code - _ . +}
 * @param <M> the type of messages that its actors take
 */
public record ActorType<M>(String name) {
    public ActorType {
        Path.checkedName("actor type", name);
    }

    /** @param messages the type of messages, for the compiler */
    public static <M> ActorType<M> named(String name, Class<M> messages) {
        Objects.requireNonNull(messages, "messages");
        return new ActorType<>(name);
    }

    /** The address of one of its actors, by a name of any characters. */
    public ActorRef<M> at(String actor) {
        return new ActorRef<>(ActorId.virtual(name, actor));
    }
}
