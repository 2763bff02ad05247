package io.portals.examples.actors.serverless;

import io.portals.actor.ActorContext;
import io.portals.actor.ActorRef;
import io.portals.actor.Behavior;
import io.portals.actor.Continuation;
import io.portals.api.task.PortalFailure;
import io.portals.examples.actors.serverless.Counter.Total;
import java.time.Duration;

/**
 * Sends the messages of a round, waits for all replies, and asks in the end how far the counter has come. The counter has this actor's
 * name, which no other has. The time is from before the first message is sent until the last reply has come.
 *
 * @param left how many replies are missing
 */
record Client(Plan.Round round, ActorRef<Measured> study, int left, long begun) implements Behavior<Client.Begin> {
    /** Before it begins: what the round before has held up, a checkpoint say, is not to be paid for by this one. */
    private static final Duration PAUSE = Duration.ofMillis(50);

    Client(Plan.Round round, ActorRef<Measured> study) {
        this(round, study, round.messages(), 0);
    }

    /** Begin to send. */
    record Begin() {}

    @Override
    public Behavior<Begin> activated(ActorContext<Begin> ctx) {
        ctx.schedule(PAUSE, new Begin());
        return this;
    }

    @Override
    public Behavior<Begin> receive(Begin message, ActorContext<Begin> ctx) {
        Client then = new Client(round, study, left, System.nanoTime());
        int atOnce = round.isOneByOne() ? 1 : round.messages();
        for (int number = 0; number < atOnce; number++) {
            send(number, ctx);
        }
        return then;
    }

    private void send(int message, ActorContext<Begin> ctx) {
        if (round.contender().isActor()) {
            ctx.ask(counter(ctx), new Counter.Add(1)).then(new Counted());
        } else {
            ctx.ask(function(ctx, message), add(ctx, 1)).then(new Counted());
        }
    }

    private static ActorRef<Counter.Add> counter(ActorContext<?> ctx) {
        return Counter.TYPE.at(ctx.name());
    }

    /** Each message is for a function of its own. */
    private static ActorRef<Function.Add> function(ActorContext<?> ctx, int message) {
        return Function.TYPE.at(ctx.name() + "-" + message);
    }

    private Function.Add add(ActorContext<?> ctx, long by) {
        return new Function.Add(round.contender().port(), ctx.name(), by);
    }

    private Behavior<Begin> counted(ActorContext<Begin> ctx) {
        if (left > 1) {
            if (round.isOneByOne()) {
                send(round.messages() - left + 1, ctx);
            }
            return new Client(round, study, left - 1, begun);
        }
        Ended ended = new Ended(System.nanoTime() - begun);
        if (round.contender().isActor()) {
            ctx.ask(counter(ctx), new Counter.Add(0)).then(ended);
        } else {
            ctx.ask(function(ctx, round.messages()), add(ctx, 0)).then(ended);
        }
        return this;
    }

    /** One more is counted. */
    record Counted() implements Continuation<Total, Client, Begin> {
        @Override
        public Behavior<Begin> replied(Total reply, Client self, ActorContext<Begin> ctx) {
            return self.counted(ctx);
        }

        @Override
        public Behavior<Begin> failed(PortalFailure why, Client self, ActorContext<Begin> ctx) {
            throw new IllegalStateException(self.round() + ": a message is not answered: " + why);
        }
    }

    /** All are counted, in so much time. */
    record Ended(long nanos) implements Continuation<Total, Client, Begin> {
        @Override
        public Behavior<Begin> replied(Total reply, Client self, ActorContext<Begin> ctx) {
            Plan.Round round = self.round();
            ctx.tell(
                    self.study(),
                    new Measured(
                            round.contender().name(),
                            round.messages(),
                            round.repetition(),
                            ctx.name(),
                            nanos,
                            reply.total()));
            return Behavior.stopped();
        }

        @Override
        public Behavior<Begin> failed(PortalFailure why, Client self, ActorContext<Begin> ctx) {
            throw new IllegalStateException(self.round() + ": the counter does not say how far it has come: " + why);
        }
    }
}
