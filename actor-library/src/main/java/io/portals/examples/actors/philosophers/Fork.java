package io.portals.examples.actors.philosophers;

import io.portals.actor.ActorContext;
import io.portals.actor.ActorType;
import io.portals.actor.Behavior;
import io.portals.actor.Question;

/** A fork lies on the table or is in one hand. Those who want it meanwhile wait: their questions are stashed. */
sealed interface Fork extends Behavior<Fork.Message> {
    ActorType<Message> TYPE = ActorType.named("fork", Message.class);

    /** What a fork takes. */
    sealed interface Message {}

    /** Somebody wants it. */
    record Take(int seat) implements Message, Question<Taken> {}

    /** It is theirs, for the n-th time that it was taken by anybody, counted from 1. */
    record Taken(long use) {}

    /** Whoever had it has it no longer. */
    record PutDown(int seat, long use) implements Message {}

    /** It lies on the table, and was taken so often. */
    record OnTable(long uses) implements Fork {
        @Override
        public Behavior<Message> receive(Message message, ActorContext<Message> ctx) {
            if (message instanceof Take take) {
                ctx.reply(take, new Taken(uses + 1));
                return new InHand(take.seat(), uses + 1);
            }
            throw new IllegalStateException("fork " + ctx.name() + " lies on the table, but gets " + message);
        }
    }

    /** It is in somebody's hand. */
    record InHand(int seat, long use) implements Fork {
        @Override
        public Behavior<Message> receive(Message message, ActorContext<Message> ctx) {
            if (message instanceof Take) {
                ctx.stash(message);
                return this;
            }
            if (!message.equals(new PutDown(seat, use))) {
                throw new IllegalStateException(
                        "fork " + ctx.name() + " is in use " + use + " by seat " + seat + ", but gets " + message);
            }
            ctx.emit(Philosophers.USES, new Philosophers.Use(Integer.parseInt(ctx.name()), use, seat));
            ctx.unstashAll();
            return new OnTable(use);
        }
    }
}
