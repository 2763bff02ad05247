package io.portals.examples.actors.philosophers;

import io.portals.actor.ActorContext;
import io.portals.actor.ActorRef;
import io.portals.actor.Behavior;
import io.portals.actor.Continuation;
import io.portals.api.task.PortalFailure;

/**
 * Thinks, takes two forks, eats, and puts them down, for so many meals. Of the two it takes that with the smaller number first, so that
 * they never wait for each other in a circle.
 *
 * @param eaten how many meals are over
 * @param first the use of the fork that was taken first; 0 if it is not in hand
 * @param second that of the other
 */
record Philosopher(int seat, int seats, long meals, long eaten, long first, long second)
        implements Behavior<Philosopher.Message> {

    /** What a philosopher takes. */
    sealed interface Message {}

    /** The plate is empty. */
    record Full() implements Message {}

    static Philosopher at(int seat, int seats, long meals) {
        return new Philosopher(seat, seats, meals, 0, 0, 0);
    }

    private int firstFork() {
        return Math.min(seat, (seat + 1) % seats);
    }

    private int secondFork() {
        return Math.max(seat, (seat + 1) % seats);
    }

    @Override
    public Behavior<Message> activated(ActorContext<Message> ctx) {
        return hungry(ctx);
    }

    private Behavior<Message> hungry(ActorContext<Message> ctx) {
        if (eaten == meals) {
            return Behavior.stopped();
        }
        ctx.ask(fork(firstFork()), new Fork.Take(seat)).then(new First());
        return new Philosopher(seat, seats, meals, eaten, 0, 0);
    }

    /** The first fork is in hand. */
    record First() implements Continuation<Fork.Taken, Philosopher, Message> {
        @Override
        public Behavior<Message> replied(Fork.Taken taken, Philosopher self, ActorContext<Message> ctx) {
            ctx.ask(fork(self.secondFork()), new Fork.Take(self.seat)).then(new Second());
            return new Philosopher(self.seat, self.seats, self.meals, self.eaten, taken.use(), 0);
        }

        @Override
        public Behavior<Message> failed(PortalFailure why, Philosopher self, ActorContext<Message> ctx) {
            throw new IllegalStateException("seat " + self.seat + " gets no fork: " + why);
        }
    }

    /** The other, too: both stay in hand until the plate is empty, for another turn at least. */
    record Second() implements Continuation<Fork.Taken, Philosopher, Message> {
        @Override
        public Behavior<Message> replied(Fork.Taken taken, Philosopher self, ActorContext<Message> ctx) {
            ctx.tell(ctx.self(), new Full());
            return new Philosopher(self.seat, self.seats, self.meals, self.eaten, self.first, taken.use());
        }

        @Override
        public Behavior<Message> failed(PortalFailure why, Philosopher self, ActorContext<Message> ctx) {
            throw new IllegalStateException("seat " + self.seat + " gets one fork only: " + why);
        }
    }

    @Override
    public Behavior<Message> receive(Message full, ActorContext<Message> ctx) {
        ctx.emit(
                Philosophers.MEALS,
                new Philosophers.Meal(
                        seat,
                        eaten + 1,
                        new Philosophers.Use(firstFork(), first, seat),
                        new Philosophers.Use(secondFork(), second, seat)));
        ctx.tell(fork(firstFork()), new Fork.PutDown(seat, first));
        ctx.tell(fork(secondFork()), new Fork.PutDown(seat, second));
        return new Philosopher(seat, seats, meals, eaten + 1, 0, 0).hungry(ctx);
    }

    private static ActorRef<Fork.Message> fork(int number) {
        return Fork.TYPE.at(Integer.toString(number));
    }
}
