package io.portals.examples.actors.queries;

import io.portals.actor.ActorContext;
import io.portals.actor.ActorRef;
import io.portals.actor.Behavior;
import io.portals.actor.Continuation;
import io.portals.api.task.PortalFailure;

/**
 * Starts and stops all queries, and lets time pass: step by step. Whoever is told something says when it is done; the next step
 * begins when all have.
 *
 * @param next the query, or sensor, that is next in this step
 * @param pending how many have not said that they are done
 */
record Control(Plan plan, Step step, long next, long pending) implements Behavior<Control.Done> {
    static final ActorRef<Done> REF = ActorRef.root("control");

    /** How many may be at work at a time. */
    private static final long MOST_PENDING = 10_000;

    /** What is done, one after the other. */
    enum Step {
        ADD,
        ADVANCE_TO_BREAK,
        ASK,
        REMOVE,
        ADD_LATE,
        ADVANCE_TO_END
    }

    /** Somebody is. */
    record Done() {}

    @Override
    public Behavior<Done> activated(ActorContext<Done> ctx) {
        return proceeded(ctx);
    }

    @Override
    public Behavior<Done> receive(Done message, ActorContext<Done> ctx) {
        return new Control(plan, step, next, pending - 1).proceeded(ctx);
    }

    private Behavior<Done> proceeded(ActorContext<Done> ctx) {
        long number = next;
        long open = pending;
        while (number < size() && open < MOST_PENDING) {
            open += tells(number, ctx) ? 1 : 0;
            number++;
        }
        if (number < size() || open > 0) {
            return new Control(plan, step, number, open);
        }
        return step == Step.ADVANCE_TO_END
                ? Behavior.stopped()
                : new Control(plan, Step.values()[step.ordinal() + 1], 0, 0).proceeded(ctx);
    }

    /** How many there are that this step may concern. */
    private long size() {
        return isOfSensors() ? plan.sensors() : plan.queries();
    }

    private boolean isOfSensors() {
        return step == Step.ADVANCE_TO_BREAK || step == Step.ADVANCE_TO_END;
    }

    /** Tells one of them what to do in this step, if it has anything to do. */
    private boolean tells(long number, ActorContext<Done> ctx) {
        if (isOfSensors()) {
            long time = step == Step.ADVANCE_TO_BREAK ? Plan.BREAK : Plan.END;
            ctx.tell(Sensor.TYPE.at(Long.toString(number)), new Sensor.Advance(time));
            return true;
        }
        ActorRef<Query.Message> query = Query.TYPE.at(Long.toString(number));
        if (step == Step.ADD && !plan.isLate(number) || step == Step.ADD_LATE && plan.isLate(number)) {
            ctx.tell(query, new Query.Start(Long.toString(plan.sensorOf(number)), plan.length(number)));
            return true;
        }
        if (step == Step.REMOVE && plan.isRemoved(number)) {
            ctx.tell(query, new Query.Stop());
            return true;
        }
        if (step == Step.ASK && plan.isHot(number) && !plan.isLate(number)) {
            ctx.ask(query, new Query.HowFar()).then(new Answered(number));
            return true;
        }
        return false;
    }

    /** A query has said how far it is. */
    record Answered(long query) implements Continuation<Query.Partial, Control, Done> {
        @Override
        public Behavior<Done> replied(Query.Partial partial, Control self, ActorContext<Done> ctx) {
            ctx.emit(Queries.PARTIALS, new Queries.Answer(query, partial.open()));
            return self.receive(new Done(), ctx);
        }

        @Override
        public Behavior<Done> failed(PortalFailure why, Control self, ActorContext<Done> ctx) {
            throw new IllegalStateException("query " + query + " does not answer: " + why);
        }
    }
}
