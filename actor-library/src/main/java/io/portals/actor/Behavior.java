package io.portals.actor;

/**
 * What an actor does with its next message. Write it as a record: its components are the actor's state, durable as that of a task.
 *
 * <pre>{@code
 * record Counter(long total) implements Behavior<CounterMessage> {
 *   public Behavior<CounterMessage> receive(CounterMessage message, ActorContext<CounterMessage> ctx) {
 *     if (message instanceof Increment increment) return new Counter(total + increment.by());
 *     if (message instanceof Read read) { ctx.reply(read, new Total(total)); return this; }
 *     return Behavior.stopped();
 *   }
 * }
 * }</pre>
 *
 * <p>The handlers of one actor never run at the same time. What a handler does is one transaction: message consumed, behavior
 * changed, messages sent, actors spawned commit together or not at all. Behaviors of a system are declared ({@link
 * Actors#classic}, {@link Actors#virtual}); a behavior whose record gets one more component reads what was saved before.
 *
 * @param <M> the type of messages
 */
public interface Behavior<M> {
    /** Handles a message, and gives the behavior for the next one: {@code this}, if nothing changes. Not null. */
    Behavior<M> receive(M message, ActorContext<M> ctx);

    /**
     * Runs before the first message of an actor that comes to life: of a classic one when it is spawned, of a virtual one when it is
     * activated, and after {@link Supervision#RESTART}. What it returns receives the message.
     */
    default Behavior<M> activated(ActorContext<M> ctx) {
        return this;
    }

    /** Runs when a virtual actor has been idle for long enough, before it is put away; gives what is put away. */
    default Behavior<M> passivated(ActorContext<M> ctx) {
        return this;
    }

    /** The behavior of an actor that has come to its end: nothing of it is left, and whoever watches it hears of it. */
    @SuppressWarnings("unchecked") // it receives nothing
    static <M> Behavior<M> stopped() {
        return (Behavior<M>) Stopped.STOPPED;
    }
}
