package io.portals.examples.actors.queries;

import io.portals.actor.ActorContext;
import io.portals.actor.ActorType;
import io.portals.actor.Behavior;
import io.portals.actor.Question;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A continuous query: a virtual actor, which sums up the readings of a sensor by windows of event time. It is there from the message
 * that starts it to the one that stops it, and between readings it takes no room but its state.
 *
 * @param sensor that it subscribes to
 * @param length of its windows
 * @param open windows that may get more readings, by their start
 */
record Query(String sensor, long length, List<Window> open) implements Behavior<Query.Message> {
    static final ActorType<Message> TYPE = ActorType.named("query", Message.class);

    /** What a query takes. */
    sealed interface Message {}

    /** From the control: subscribe to a sensor. */
    record Start(String sensor, long length) implements Message {}

    /** From the sensor: what it passes on from now on comes to you. */
    record Subscribed() implements Message {}

    /** From the sensor: a reading. */
    record Measured(long time, long value) implements Message {}

    /** From the sensor: there are no more readings before a time. */
    record Passed(long time) implements Message {}

    /** From anybody: how far are you? */
    record HowFar() implements Message, Question<Partial> {}

    /** From the control: come to an end. */
    record Stop() implements Message {}

    /** From the sensor: nothing comes any more. */
    record Unsubscribed() implements Message {}

    /** The windows that are not closed yet. */
    record Partial(List<Window> open) {}

    /** What was measured from its start on. */
    public record Window(long start, long count, long sum) implements Serializable {
        Window plus(long value) {
            return new Window(start, count + 1, sum + value);
        }
    }

    static Query none() {
        return new Query("", 1, List.of());
    }

    @Override
    public Behavior<Message> receive(Message message, ActorContext<Message> ctx) {
        if (message instanceof Measured measured) {
            return with(measured);
        }
        if (message instanceof Passed passed) {
            return closedBefore(passed.time(), ctx);
        }
        if (message instanceof HowFar question) {
            ctx.reply(question, new Partial(open));
        } else if (message instanceof Start start) {
            ctx.tell(Sensor.TYPE.at(start.sensor()), new Sensor.Subscribe(ctx.name()));
            return new Query(start.sensor(), start.length(), open);
        } else if (message instanceof Stop) {
            ctx.tell(Sensor.TYPE.at(sensor), new Sensor.Unsubscribe(ctx.name()));
        } else if (message instanceof Subscribed) {
            ctx.tell(Control.REF, new Control.Done());
        } else if (message instanceof Unsubscribed) {
            open.forEach(window -> ctx.emit(Queries.RESULTS, new Queries.Result(number(ctx), window, false)));
            ctx.tell(Control.REF, new Control.Done());
            return Behavior.stopped();
        }
        return this;
    }

    private Query with(Measured measured) {
        long start = measured.time() - measured.time() % length;
        List<Window> changed = new ArrayList<>(open);
        int last = changed.size() - 1;
        if (last >= 0 && changed.get(last).start() == start) { // readings come in the order of their time
            changed.set(last, changed.get(last).plus(measured.value()));
        } else {
            changed.add(new Window(start, 1, measured.value()));
        }
        return new Query(sensor, length, changed);
    }

    private Query closedBefore(long time, ActorContext<Message> ctx) {
        List<Window> left = new ArrayList<>();
        for (Window window : open) {
            if (window.start() + length <= time) {
                ctx.emit(Queries.RESULTS, new Queries.Result(number(ctx), window, true));
            } else {
                left.add(window);
            }
        }
        return left.size() == open.size() ? this : new Query(sensor, length, left);
    }

    private static long number(ActorContext<Message> ctx) {
        return Long.parseLong(ctx.name());
    }
}
