package io.portals.examples.actors.serverless;

import io.portals.actor.ActorContext;
import io.portals.actor.ActorType;
import io.portals.actor.Behavior;
import io.portals.actor.Question;

/** A virtual actor that adds up, and says each time how far it has come. Its state is in the runtime. */
record Counter(long total) implements Behavior<Counter.Add> {
    static final ActorType<Add> TYPE = ActorType.named("counter", Add.class);

    /** Adds so much, and asks for the total. */
    record Add(long by) implements Question<Total> {}

    /** How far it has come. */
    record Total(long total) {}

    @Override
    public Behavior<Add> receive(Add add, ActorContext<Add> ctx) {
        Counter then = new Counter(total + add.by());
        ctx.reply(add, new Total(then.total()));
        return then;
    }
}
