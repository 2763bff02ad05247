package io.portals.actor;

import io.portals.api.Portal;
import io.portals.api.state.PerKey;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.StateHandle;
import io.portals.api.state.StateMap;
import io.portals.api.task.ReplyTo;
import java.time.Duration;
import java.time.Instant;
import java.util.function.UnaryOperator;

/**
 * What a handler of an actor may do. It is valid until its handler returns.
 *
 * <p>All of it commits with the message that the handler is for, or not at all. Messages from one actor to another arrive in the order
 * in which they were sent, tells and asks alike.
 *
 * @param <M> the type of messages of the actor
 */
public interface ActorContext<M> {
    /** The actor's address. */
    ActorRef<M> self();

    /** The last part of its id: what it was named when it was spawned, or addressed by. */
    String name();

    /** The processing time. */
    Instant now();

    /** Sends a message. If there is no such actor when it arrives, it is a dead letter. */
    <N> void tell(ActorRef<N> to, N message);

    /**
     * Brings a classic actor to life, whose id is this actor's with the name behind it. If there is one of that id when it should come
     * to life, the new one's behavior is a dead letter.
     *
     * @param name letters, digits and {@code - _ . +}
     */
    <N> ActorRef<N> spawn(String name, Behavior<N> behavior);

    /** As {@link #spawn(String, Behavior)}, with a number for a name, {@code ~0}, one that no actor of this id has given before. */
    <N> ActorRef<N> spawn(Behavior<N> behavior);

    /** Starts an ask of another actor, or of this one, which {@link ActorAsk#then} ends. */
    <Q extends Question<R>, R> ActorAsk<R, M> ask(ActorRef<? super Q> to, Q question);

    /** Starts an ask of a portal, which the system declares ({@link Actors#asks}). */
    <Q, R> ActorAsk<R, M> ask(Portal<Q, R> portal, Q request);

    /** Sends a request to a portal, to which no reply is wanted. */
    <Q> void tell(Portal<Q, ?> portal, Q request);

    /**
     * Replies to the question that the handler is for. If it was told rather than asked, nobody is there to hear it, and nothing
     * happens. A question that was asked must be replied to, {@linkplain #fail(Question, String) failed}, {@linkplain #stash stashed},
     * or its {@link #replyTo} be taken.
     *
     * @throws IllegalStateException if it was replied to before, or the handler is for another message
     */
    <R> void reply(Question<R> question, R reply);

    /** Fails the question that the handler is for: whoever asked gets the reason. */
    void fail(Question<?> question, String reason);

    /** Takes over the duty to reply, for later: the value may be part of behaviors, state and messages. */
    <R> ReplyTo<R> replyTo(Question<R> question);

    /** Replies to a question that came earlier. */
    <R> void reply(ReplyTo<R> to, R reply);

    /** Fails a question that came earlier. */
    void fail(ReplyTo<?> to, String reason);

    /**
     * Sends a message to this actor, once, when so much processing time has passed. A job with bounded inputs waits for it.
     *
     * @param delay milliseconds precision
     */
    Scheduled schedule(Duration delay, M message);

    /** Takes back what was scheduled. What has been sent, or was taken back before, is ignored. */
    void cancel(Scheduled scheduled);

    /**
     * Wants a message when another actor stops; at once, if there is none. It takes the place of what this actor wanted of the other
     * before. To be passivated is not to stop.
     */
    void watch(ActorRef<?> other, M message);

    /** Wants to hear of another actor no longer. */
    void unwatch(ActorRef<?> other);

    /** Keeps the message that the handler is for, in state, behind those that are kept. */
    void stash(M message);

    /** When the handler has returned: handles all that is kept, in order, before any other message. */
    void unstashAll();

    /** Gives an event to an outlet, which the system declares ({@link Actors#emits}). */
    <T> void emit(Outlet<T> outlet, T event);

    /** The actor's value of a state handle, which the system declares ({@link Actors#state}); gone when the actor stops. */
    <V> V get(PerKey<V> handle);

    /** Sets the actor's value; null clears it. */
    <V> void set(PerKey<V> handle, V value);

    /** Sets what the function makes of the value, and returns it. */
    default <V> V update(PerKey<V> handle, UnaryOperator<V> change) {
        V changed = change.apply(get(handle));
        set(handle, changed);
        return changed;
    }

    /** The actor's map of a state handle: its entries are read and written one by one. */
    <K, V> StateMap<K, V> map(PerKeyMap<K, V> handle);

    /** Removes what the actor has of the state. */
    void clear(StateHandle handle);
}
