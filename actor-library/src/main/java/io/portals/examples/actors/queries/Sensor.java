package io.portals.examples.actors.queries;

import io.portals.actor.ActorContext;
import io.portals.actor.ActorType;
import io.portals.actor.Behavior;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/**
 * A virtual actor that gets the readings of a sensor, and passes them on to the queries that subscribe to it, in the order of event
 * time: each up to the next mark of the stream, as soon as they are complete, and as far as {@link Control} lets it.
 *
 * @param waiting readings that have not been passed on
 * @param marks that have come, and to which it has not come yet
 * @param passed to when it has come
 * @param sent how many readings it has passed on
 * @param wanted to when it may go
 */
record Sensor(List<Reading> waiting, List<Mark> marks, long passed, long sent, long wanted)
        implements Behavior<Sensor.Message> {
    static final ActorType<Message> TYPE = ActorType.named("sensor", Message.class);

    /** Who subscribes: names of queries. They are no part of the behavior, which is written with each reading. */
    static final PerKeyMap<String, Boolean> SUBSCRIBERS = State.perKeyMap("subscribers", String.class, Boolean.class);

    /** What a sensor takes. */
    sealed interface Message {}

    /** An event of the stream: what was measured. */
    record Reading(long number, long time, long value) implements Message {}

    /** An event of the stream: of its readings so many are before a time. It closes windows, as a watermark does. */
    record Mark(long time, long readings) implements Message {}

    /** From the control: what is before a time may be passed on. */
    record Advance(long time) implements Message {}

    /** A query wants what is passed on from now on. */
    record Subscribe(String query) implements Message {}

    /** A query wants no more. */
    record Unsubscribe(String query) implements Message {}

    static Sensor idle() {
        return new Sensor(List.of(), List.of(), 0, 0, 0);
    }

    @Override
    public Behavior<Message> receive(Message message, ActorContext<Message> ctx) {
        if (message instanceof Subscribe subscribe) {
            ctx.map(SUBSCRIBERS).put(subscribe.query(), true);
            ctx.tell(Query.TYPE.at(subscribe.query()), new Query.Subscribed());
            return this;
        }
        if (message instanceof Unsubscribe unsubscribe) {
            ctx.map(SUBSCRIBERS).remove(unsubscribe.query());
            ctx.tell(Query.TYPE.at(unsubscribe.query()), new Query.Unsubscribed());
            return this;
        }
        return with(message).advanced(ctx);
    }

    private Sensor with(Message message) {
        if (message instanceof Reading reading) {
            return new Sensor(with(waiting, reading), marks, passed, sent, wanted);
        }
        if (message instanceof Mark mark) {
            return new Sensor(waiting, with(marks, mark), passed, sent, wanted);
        }
        return new Sensor(waiting, marks, passed, sent, ((Advance) message).time());
    }

    private static <T> List<T> with(List<T> list, T another) {
        List<T> longer = new ArrayList<>(list);
        longer.add(another);
        return longer;
    }

    /** Goes as far as it may, and as far as all is there. */
    private Sensor advanced(ActorContext<Message> ctx) {
        Sensor self = this;
        while (self.passed < self.wanted) {
            Sensor now = self;
            long next = now.passed + Plan.MARK;
            List<Reading> due = now.waiting.stream()
                    .filter(reading -> reading.time() < next)
                    .sorted(Comparator.comparingLong(Reading::number))
                    .toList();
            if (!now.marks.contains(new Mark(next, now.sent + due.size()))) {
                return self; // the mark has not come, or some of the readings before it
            }
            now.passOn(due, next, ctx);
            self = new Sensor(
                    now.waiting.stream()
                            .filter(reading -> reading.time() >= next)
                            .toList(),
                    now.marks.stream().filter(mark -> mark.time() != next).toList(),
                    next,
                    now.sent + due.size(),
                    now.wanted);
            if (self.passed == self.wanted) {
                ctx.tell(Control.REF, new Control.Done());
            }
        }
        return self;
    }

    /** Queries of a sensor that measures nothing are not woken to hear that time passes. */
    private void passOn(List<Reading> due, long until, ActorContext<Message> ctx) {
        if (sent + due.size() == 0) {
            return;
        }
        for (Map.Entry<String, Boolean> subscriber : ctx.map(SUBSCRIBERS).entries()) {
            for (Reading reading : due) {
                ctx.tell(Query.TYPE.at(subscriber.getKey()), new Query.Measured(reading.time(), reading.value()));
            }
            ctx.tell(Query.TYPE.at(subscriber.getKey()), new Query.Passed(until));
        }
    }
}
