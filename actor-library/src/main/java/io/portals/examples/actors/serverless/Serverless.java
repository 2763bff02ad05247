package io.portals.examples.actors.serverless;

import io.portals.actor.ActorContext;
import io.portals.actor.ActorRef;
import io.portals.actor.ActorSystem;
import io.portals.actor.Behavior;
import io.portals.actor.Outlet;

/**
 * The counter of Spenger, Carbone and Haller, "A Survey of Actor-Like Programming Models for Serverless Computing" (2024): messages to
 * one actor, whose state is with it, beside as many functions, whose state is in a store. An actor conducts it, one round after the
 * other, so that all is measured in one job that runs already.
 */
final class Serverless {
    static final Outlet<Measured> MEASURED = Outlet.named("measured", Measured.class);

    private static final ActorRef<Measured> STUDY = ActorRef.root("study");

    private Serverless() {}

    /** Lets each contender play rounds that are not measured, for some time each. */
    record WarmingUp(Plan plan, int contender, long since) implements Behavior<Measured> {
        @Override
        public Behavior<Measured> activated(ActorContext<Measured> ctx) {
            return next(0, System.nanoTime(), ctx);
        }

        @Override
        public Behavior<Measured> receive(Measured round, ActorContext<Measured> ctx) {
            long now = System.nanoTime();
            if (now - since < plan.warmUpMillis() * 1_000_000) {
                return next(contender, since, ctx);
            }
            return contender + 1 < plan.contenders().size()
                    ? next(contender + 1, now, ctx)
                    : new Measuring(plan, 0).next(ctx);
        }

        private Behavior<Measured> next(int contender, long since, ActorContext<Measured> ctx) {
            ctx.spawn(new Client(plan.warmUp(contender), STUDY));
            return new WarmingUp(plan, contender, since);
        }
    }

    /** Lets them play those that are. */
    record Measuring(Plan plan, int begun) implements Behavior<Measured> {
        @Override
        public Behavior<Measured> receive(Measured round, ActorContext<Measured> ctx) {
            ctx.emit(MEASURED, round);
            return next(ctx);
        }

        Behavior<Measured> next(ActorContext<Measured> ctx) {
            if (begun == plan.rounds()) {
                return Behavior.stopped();
            }
            ctx.spawn(new Client(plan.round(begun), STUDY));
            return new Measuring(plan, begun + 1);
        }
    }

    static ActorSystem system(Plan plan) {
        return ActorSystem.named("serverless", actors -> {
            actors.messages(
                    Counter.Add.class, Counter.Total.class, Function.Add.class, Measured.class, Client.Begin.class);
            actors.virtual(Counter.TYPE, Counter.class, name -> new Counter(0));
            actors.stateless(Function.TYPE, Function.class, name -> new Function());
            actors.classic(WarmingUp.class, Measuring.class);
            actors.classic(Client.class);
            actors.continuations(Client.Counted.class, Client.Ended.class);
            actors.starts("study", name -> new WarmingUp(plan, 0, 0));
            actors.emits(MEASURED);
        });
    }
}
