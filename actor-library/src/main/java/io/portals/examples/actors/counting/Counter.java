package io.portals.examples.actors.counting;

import io.portals.actor.ActorContext;
import io.portals.actor.ActorType;
import io.portals.actor.Behavior;
import io.portals.actor.Question;

/** A virtual actor that adds up what it is told, and says the sum when it is asked. */
record Counter(long sum) implements Behavior<Counter.Message> {
    static final ActorType<Message> TYPE = ActorType.named("counter", Message.class);

    /** What a counter takes. */
    sealed interface Message {}

    /** More to add. */
    record Increment(long by) implements Message {}

    /** How far it has come. */
    record Read() implements Message, Question<Sum> {}

    /** So far. */
    record Sum(long sum) {}

    @Override
    public Behavior<Message> receive(Message message, ActorContext<Message> ctx) {
        if (message instanceof Increment increment) {
            return new Counter(sum + increment.by());
        }
        ctx.reply((Read) message, new Sum(sum));
        return this;
    }
}
