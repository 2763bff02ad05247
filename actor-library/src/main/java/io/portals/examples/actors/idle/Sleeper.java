package io.portals.examples.actors.idle;

import io.portals.actor.ActorContext;
import io.portals.actor.ActorType;
import io.portals.actor.Behavior;
import io.portals.actor.Question;

/** A virtual actor that counts how often it was touched, and is idle otherwise. */
record Sleeper(long touched) implements Behavior<Sleeper.Touch> {
    /** Those that are measured. */
    static final ActorType<Touch> TYPE = ActorType.named("sleeper", Touch.class);

    /** Those that are touched before, so that what is needed once is there already. They are not put away. */
    static final ActorType<Touch> EARLY = ActorType.named("early", Touch.class);

    /** Brings it to life. */
    record Touch() implements Question<Touched> {}

    /** How often it was touched by now. */
    record Touched(long times) {}

    @Override
    public Behavior<Touch> receive(Touch touch, ActorContext<Touch> ctx) {
        ctx.reply(touch, new Touched(touched + 1));
        return new Sleeper(touched + 1);
    }

    @Override
    public Behavior<Touch> passivated(ActorContext<Touch> ctx) {
        ctx.tell(Idle.MAIN, new Idle.PutAway());
        return this;
    }
}
