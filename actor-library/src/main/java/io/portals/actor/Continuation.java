package io.portals.actor;

import io.portals.api.task.OnReply;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.TaskContext;

/**
 * What an actor does with the reply to its ask: a record whose components are what it remembers. It is saved when the ask is made,
 * and runs once, with the actor's behavior of then. As with continuations of tasks, its type name is its code: it survives failures
 * and upgrades. It is declared by {@link Actors#continuations}.
 *
 * <pre>{@code
 * record Withdrawn(long amount) implements Continuation<Receipt, Transfer, TransferMessage> {
 *   public Behavior<TransferMessage> replied(Receipt receipt, Transfer self, ActorContext<TransferMessage> ctx) { ... }
 *   public Behavior<TransferMessage> failed(PortalFailure why, Transfer self, ActorContext<TransferMessage> ctx) { ... }
 * }
 * }</pre>
 *
 * <p>Between the ask and its continuation other messages may have been handled. If they have changed the actor's behavior to one of
 * another class than {@code B}, that is an error: let {@code B} be an interface that both implement.
 *
 * @param <R> the type of the reply
 * @param <B> the behavior of the actor
 * @param <M> the type of messages of the actor
 */
public interface Continuation<R, B extends Behavior<M>, M> extends OnReply<R, Emitted<Object>> {
    /** Gives the actor's behavior for its next message, as {@link Behavior#receive} does. */
    Behavior<M> replied(R reply, B self, ActorContext<M> ctx);

    /** As {@link #replied}, if the ask has failed. */
    Behavior<M> failed(PortalFailure why, B self, ActorContext<M> ctx);

    /** For the runtime. */
    @Override
    default void resume(R reply, TaskContext<Emitted<Object>> ctx) {
        ctx.task(ActorTask.class).resume(this, reply, ctx);
    }

    /** For the runtime. */
    @Override
    default void failed(PortalFailure why, TaskContext<Emitted<Object>> ctx) {
        ctx.task(ActorTask.class).failed(this, why, ctx);
    }
}
