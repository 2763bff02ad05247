package io.portals.examples.actors.fibonacci;

import io.portals.actor.ActorContext;
import io.portals.actor.ActorRef;
import io.portals.actor.ActorSystem;
import io.portals.actor.Actors;
import io.portals.actor.Behavior;
import io.portals.actor.Letter;
import io.portals.actor.Outlet;
import io.portals.api.AtomicStream;
import java.util.function.Consumer;

/**
 * A Fibonacci number, by as many actors as the naive recursion has calls: each spawns two others, adds what they tell it, tells its own
 * parent, and stops.
 */
public final class Fibonacci {
    /** The number. */
    public static final Outlet<Long> RESULT = Outlet.named("result", Long.class);

    private Fibonacci() {}

    /** A Fibonacci number, for whoever spawned the actor that found it. */
    record Value(long value) {}

    /**
     * Wants one number, and says it.
     *
     * @param times how often it is to be found, one time after the other
     */
    record Main(int n, int times) implements Behavior<Value> {
        @Override
        public Behavior<Value> activated(ActorContext<Value> ctx) {
            ctx.spawn("f", new Call(ctx.self(), n, 0, 0));
            return this;
        }

        @Override
        public Behavior<Value> receive(Value result, ActorContext<Value> ctx) {
            ctx.emit(RESULT, result.value());
            return times == 1 ? Behavior.stopped() : new Main(n, times - 1).activated(ctx);
        }
    }

    /**
     * One call.
     *
     * @param returned how many of its own calls have returned
     * @param sum of what they returned
     */
    record Call(ActorRef<Value> caller, int n, int returned, long sum) implements Behavior<Value> {
        @Override
        public Behavior<Value> activated(ActorContext<Value> ctx) {
            if (n < 2) {
                ctx.tell(caller, new Value(n));
                return Behavior.stopped();
            }
            ctx.spawn("a", new Call(ctx.self(), n - 1, 0, 0));
            ctx.spawn("b", new Call(ctx.self(), n - 2, 0, 0));
            return this;
        }

        @Override
        public Behavior<Value> receive(Value returns, ActorContext<Value> ctx) {
            long total = sum + returns.value();
            if (returned == 0) {
                return new Call(caller, n, 1, total);
            }
            ctx.tell(caller, new Value(total));
            return Behavior.stopped();
        }
    }

    /** The actors that find the n-th Fibonacci number. */
    public static ActorSystem system(int n) {
        return system(actors -> actors.starts("main", name -> new Main(n, 1)));
    }

    /** As {@link #system}, for each event of a stream, which tells when it begins, and so many times one after the other. */
    public static ActorSystem startedBy(AtomicStream<Long> starts, int n, int times) {
        return system(actors ->
                actors.reads("starts", starts, number -> Letter.starting("main-" + number, new Main(n, times))));
    }

    private static ActorSystem system(Consumer<Actors> start) {
        return ActorSystem.named("fibonacci", actors -> {
            actors.messages(Value.class);
            actors.classic(Main.class, Call.class);
            start.accept(actors);
            actors.emits(RESULT);
        });
    }
}
