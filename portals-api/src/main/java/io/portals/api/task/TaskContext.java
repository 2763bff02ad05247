package io.portals.api.task;

import io.portals.api.Portal;
import io.portals.api.state.PerKey;
import io.portals.api.state.PerKeyList;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.StateHandle;
import io.portals.api.state.StateList;
import io.portals.api.state.StateMap;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;

/**
 * What a handler of a keyed task may do, under the key of what it handles.
 *
 * <p>State, portals, continuations and timers must be declared by the task ({@link Task#uses}); the use of one that is not throws an
 * {@link IllegalStateException} that lists what is. So does a context that is used after its handler returned.
 *
 * @param <O> the type of events that the task emits
 */
public interface TaskContext<O> extends EmitContext<O> {
    /**
     * The key under which the handler runs.
     *
     * @throws IllegalArgumentException if keys of this task are of another type
     */
    <K> K key(Class<K> type);

    /**
     * The task that the handler belongs to: for continuations and timers, which are data only, and may need the components of
     * their task. Of a task that is made of others ({@link Tasks#andThen}, {@link Tasks#around}) it is the part of that class.
     *
     * <pre>{@code
     * record Remind(String user) implements OnTimer<Mail> {
     *   public void fire(TaskContext<Mail> ctx) { ctx.emit(new Mail(user, ctx.task(Carts.class).reminder())); }
     * }
     * }</pre>
     *
     * @throws IllegalArgumentException if no part of the task is of that class
     */
    <T extends Task<?, ?>> T task(Class<T> type);

    /** The value of this key, or the handle's initial value, which is null if none was given. */
    <V> V get(PerKey<V> handle);

    /** Sets the value of this key; null clears it. */
    <V> void set(PerKey<V> handle, V value);

    /** Sets what the function makes of the value, and returns it. */
    <V> V update(PerKey<V> handle, UnaryOperator<V> change);

    /** The list that this key has. */
    <V> StateList<V> list(PerKeyList<V> handle);

    /** The map that this key has. */
    <K, V> StateMap<K, V> map(PerKeyMap<K, V> handle);

    /** Removes what this key has of the state. */
    void clear(StateHandle handle);

    /** Starts an ask, which {@link Ask#then} ends. */
    <Q, R> Ask<R, O> ask(Portal<Q, R> portal, Q request);

    /**
     * Starts an ask for each of the requests, all of which {@link AskAll#then} ends: its continuation is resumed once, with what
     * became of each.
     *
     * <pre>{@code
     * ctx.askAll(LEVEL, items.stream().map(HowMany::new).toList()).then(new Levels(shelf));
     * }</pre>
     */
    <Q, R> AskAll<R, O> askAll(Portal<Q, R> portal, List<? extends Q> requests);

    /** Sends a request to which no reply is wanted. */
    <Q> void tell(Portal<Q, ?> portal, Q request);

    /** Answers a request that came earlier. */
    <R> void reply(ReplyTo<R> to, R reply);

    /** Fails a request that came earlier: its asker gets {@link PortalFailure.Kind#REFUSED} with the reason. */
    void fail(ReplyTo<?> to, String reason);

    /**
     * Sets a timer, which fires once, under this key, when so much processing time has passed. A job with bounded inputs waits for
     * it, unless it is an {@link Upkeep}. Two timers of a key that are due at the same millisecond fire in any order.
     *
     * @param delay milliseconds precision; zero is at once, but after this handler
     * @param timer a record
     * @throws IllegalArgumentException if the delay is negative, or the timer is no record
     */
    TimerId after(Duration delay, OnTimer<O> timer);

    /** Takes back a timer of this key. One that has fired, or was cancelled before, is ignored. */
    void cancel(TimerId timer);
}
