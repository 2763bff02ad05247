package io.portals.examples.actors.counting;

import io.portals.actor.ActorContext;
import io.portals.actor.ActorRef;
import io.portals.actor.ActorSystem;
import io.portals.actor.Behavior;
import io.portals.actor.Continuation;
import io.portals.actor.Outlet;
import io.portals.api.task.PortalFailure;
import java.io.Serializable;

/**
 * An actor that tells others to count, and asks them in the end. As messages from one actor to another arrive in order, each has
 * counted all when it is asked.
 */
public final class Counting {
    /** What each counter has come to. */
    public static final Outlet<Count> COUNTS = Outlet.named("counts", Count.class);

    private static final int AT_A_TIME = 64;

    private Counting() {}

    /** What a counter has come to. */
    public record Count(long counter, long sum) implements Serializable {}

    /** Go on with your work: the actor tells itself, so that there is an end to each of its turns. */
    record GoOn() {}

    /** Tells counters what there is to count. */
    record Clicking(long counters, long clicks, long done) implements Behavior<GoOn> {
        @Override
        public Behavior<GoOn> activated(ActorContext<GoOn> ctx) {
            ctx.tell(ctx.self(), new GoOn());
            return this;
        }

        @Override
        public Behavior<GoOn> receive(GoOn message, ActorContext<GoOn> ctx) {
            long end = Math.min(clicks, done + AT_A_TIME);
            for (long click = done; click < end; click++) {
                ctx.tell(counter(Clicks.counter(click, counters)), new Counter.Increment(Clicks.worth(click)));
            }
            ctx.tell(ctx.self(), new GoOn());
            return end == clicks ? new Asking(counters, 0) : new Clicking(counters, clicks, end);
        }
    }

    /** Asks them all. */
    record Asking(long counters, long asked) implements Behavior<GoOn> {
        @Override
        public Behavior<GoOn> receive(GoOn message, ActorContext<GoOn> ctx) {
            long end = Math.min(counters, asked + AT_A_TIME);
            for (long counter = asked; counter < end; counter++) {
                ctx.ask(counter(counter), new Counter.Read()).then(new Answered(counter));
            }
            if (end < counters) {
                ctx.tell(ctx.self(), new GoOn());
            }
            return new Asking(counters, end);
        }
    }

    /** A counter has answered. */
    record Answered(long counter) implements Continuation<Counter.Sum, Asking, GoOn> {
        @Override
        public Behavior<GoOn> replied(Counter.Sum reply, Asking self, ActorContext<GoOn> ctx) {
            ctx.emit(COUNTS, new Count(counter, reply.sum()));
            return self;
        }

        @Override
        public Behavior<GoOn> failed(PortalFailure why, Asking self, ActorContext<GoOn> ctx) {
            throw new IllegalStateException("counter " + counter + " does not answer: " + why);
        }
    }

    private static ActorRef<Counter.Message> counter(long number) {
        return Counter.TYPE.at(Long.toString(number));
    }

    /** So many counters, which get so many clicks. */
    public static ActorSystem system(long counters, long clicks) {
        return ActorSystem.named("counting", actors -> {
            actors.messages(Counter.Message.class, Counter.Sum.class, GoOn.class);
            actors.virtual(Counter.TYPE, Counter.class, name -> new Counter(0));
            actors.classic(Clicking.class, Asking.class);
            actors.continuations(Answered.class);
            actors.starts("clicking", name -> new Clicking(counters, clicks, 0));
            actors.emits(COUNTS);
        });
    }
}
