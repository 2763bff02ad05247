package io.portals.api.task;

import io.portals.api.Either;

/**
 * A keyed task of two streams. Events of both, and all else that it handles, share the state of their key.
 *
 * <pre>{@code
 * record Enrich() implements JoinTask<Order, User, Enriched> {
 *   static final PerKey<User> USER = State.perKey("user", User.class);
 *   static final Stash<Order> WAITING = Stash.of("waiting", Order.class);
 *   public Uses uses() { return Uses.state(USER, WAITING.state()); }
 *   public void left(Order order, TaskContext<Enriched> ctx) {
 *     User user = ctx.get(USER);
 *     if (user == null) WAITING.stash(order, ctx); else ctx.emit(new Enriched(order, user));
 *   }
 *   public void right(User user, TaskContext<Enriched> ctx) {
 *     ctx.set(USER, user);
 *     WAITING.unstash(ctx).forEach(order -> ctx.emit(new Enriched(order, user)));
 *   }
 * }
 * }</pre>
 *
 * <p>Events of one stream come in their order, as everywhere; which of the two streams is first is not defined.
 *
 * @param <L> the type of the events of the one stream
 * @param <R> the type of the events of the other
 * @param <O> the type of events that it emits
 */
public interface JoinTask<L, R, O> extends Task<Either<? extends L, ? extends R>, O> {
    /** Handles an event of the flow that was joined, under its key. */
    void left(L event, TaskContext<O> ctx);

    /** Handles an event of the stream that was joined to it, under its key. */
    void right(R event, TaskContext<O> ctx);

    /** The event as it came to a task: of a join without its side. It is what a runtime names, and puts into a dead letter. */
    static Object event(Task<?, ?> task, Object handled) {
        if (!(task instanceof JoinTask)) {
            return handled;
        }
        if (handled instanceof Either.Left<?, ?> left) {
            return left.value();
        }
        return handled instanceof Either.Right<?, ?> right ? right.value() : handled;
    }

    /** Calls {@link #left} or {@link #right}. */
    @Override
    default void process(Either<? extends L, ? extends R> event, TaskContext<O> ctx) {
        if (event instanceof Either.Left<? extends L, ? extends R> left) {
            left(left.value(), ctx);
        } else {
            right(((Either.Right<? extends L, ? extends R>) event).value(), ctx);
        }
    }
}
