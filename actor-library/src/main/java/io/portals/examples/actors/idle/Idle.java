package io.portals.examples.actors.idle;

import io.portals.actor.ActorContext;
import io.portals.actor.ActorRef;
import io.portals.actor.ActorSystem;
import io.portals.actor.Behavior;
import io.portals.actor.Continuation;
import io.portals.actor.Outlet;
import io.portals.api.task.PortalFailure;
import java.io.Serializable;
import java.time.Duration;

/**
 * Virtual actors that are touched once each, and are put away when they have been idle for long enough. An actor touches them, and
 * reads the memory of the process before, when all have been touched, and when all are put away. While it does so nothing else is
 * handled by its thread; and as it has a timer of its own, the job goes on until all is read.
 */
final class Idle {
    static final Outlet<Reading> READINGS = Outlet.named("readings", Reading.class);
    static final Outlet<Counts> COUNTS = Outlet.named("counts", Counts.class);
    static final ActorRef<Message> MAIN = ActorRef.root("main");

    private static final int AT_ONCE = 256;
    private static final long EARLY = 2_000;
    private static final Duration PAUSE = Duration.ofMillis(500);

    private Idle() {}

    /**
     * What became of the actors.
     *
     * @param touched how many replied
     * @param touches how often they were touched, as they say
     * @param early how many were put away before all had been touched
     * @param putAway how many were put away
     */
    public record Counts(long touched, long touches, long early, long putAway) implements Serializable {
        Counts replied(long times) {
            return new Counts(touched + 1, touches + times, early, putAway);
        }

        Counts putOneAway() {
            return new Counts(touched, touches, early, putAway + 1);
        }

        Counts allTouched() {
            return new Counts(touched, touches, putAway, putAway);
        }
    }

    /** What the actor gets that touches the others. */
    sealed interface Message {}

    /** One was put away. */
    record PutAway() implements Message {}

    /** Time to look whether all are. */
    record Look() implements Message {}

    /** Touches so many actors of a type; those of the other before. */
    record Touching(long actors, boolean isEarly, long sent, Counts counts) implements Behavior<Message> {
        @Override
        public Behavior<Message> activated(ActorContext<Message> ctx) {
            return begin(ctx);
        }

        private Behavior<Message> begin(ActorContext<Message> ctx) {
            long first = Math.min(AT_ONCE, goal());
            for (long number = 0; number < first; number++) {
                touch(number, ctx);
            }
            return new Touching(actors, isEarly, first, counts);
        }

        private long goal() {
            return isEarly ? EARLY : actors;
        }

        private void touch(long number, ActorContext<Message> ctx) {
            ctx.ask((isEarly ? Sleeper.EARLY : Sleeper.TYPE).at(Long.toString(number)), new Sleeper.Touch())
                    .then(new Replied());
        }

        @Override
        public Behavior<Message> receive(Message message, ActorContext<Message> ctx) {
            return new Touching(actors, isEarly, sent, counts.putOneAway());
        }

        Behavior<Message> replied(long times, ActorContext<Message> ctx) {
            Counts now = counts.replied(times);
            if (sent < goal()) {
                touch(sent, ctx);
                return new Touching(actors, isEarly, sent + 1, now);
            }
            if (now.touched() < goal()) {
                return new Touching(actors, isEarly, sent, now);
            }
            if (isEarly) {
                Memory.fillPages();
                ctx.emit(READINGS, Reading.now(Reading.Moment.BEFORE));
                return new Touching(actors, false, 0, new Counts(0, 0, 0, 0)).begin(ctx);
            }
            ctx.emit(READINGS, Reading.now(Reading.Moment.IDLE));
            ctx.schedule(PAUSE, new Look());
            return new Waiting(actors, now.allTouched());
        }
    }

    /** One was touched. */
    record Replied() implements Continuation<Sleeper.Touched, Touching, Message> {
        @Override
        public Behavior<Message> replied(Sleeper.Touched reply, Touching self, ActorContext<Message> ctx) {
            return self.replied(reply.times(), ctx);
        }

        @Override
        public Behavior<Message> failed(PortalFailure why, Touching self, ActorContext<Message> ctx) {
            throw new IllegalStateException("an actor does not say that it was touched: " + why);
        }
    }

    /** Waits until all are put away. */
    record Waiting(long actors, Counts counts) implements Behavior<Message> {
        @Override
        public Behavior<Message> receive(Message message, ActorContext<Message> ctx) {
            if (message instanceof PutAway) {
                return new Waiting(actors, counts.putOneAway());
            }
            if (counts.putAway() < actors) {
                ctx.schedule(PAUSE, new Look());
                return this;
            }
            ctx.emit(READINGS, Reading.now(Reading.Moment.PUT_AWAY));
            ctx.emit(COUNTS, counts);
            return Behavior.stopped();
        }
    }

    static ActorSystem system(long actors, Duration passivateAfter) {
        return ActorSystem.named("idle", system -> {
            system.messages(Sleeper.Touch.class, Sleeper.Touched.class, Message.class);
            system.virtual(Sleeper.TYPE, Sleeper.class, name -> new Sleeper(0)).passivateAfter(passivateAfter);
            system.virtual(Sleeper.EARLY, Sleeper.class, name -> new Sleeper(0));
            system.classic(Touching.class, Waiting.class);
            system.continuations(Replied.class);
            system.starts("main", name -> new Touching(actors, true, 0, new Counts(0, 0, 0, 0)));
            system.emits(READINGS, COUNTS);
        });
    }
}
