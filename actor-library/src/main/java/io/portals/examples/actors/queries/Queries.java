package io.portals.examples.actors.queries;

import io.portals.actor.ActorRef;
import io.portals.actor.ActorSystem;
import io.portals.actor.Letter;
import io.portals.actor.Outlet;
import io.portals.api.Generator;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;

/**
 * Continuous queries over the readings of sensors, which come and go while the readings do: what is asked is data, too. Most sensors
 * measure nothing, and most queries are passive.
 */
public final class Queries {
    /** Windows of queries. */
    public static final Outlet<Result> RESULTS = Outlet.named("results", Result.class);

    /** What queries answered when they were asked. */
    public static final Outlet<Answer> PARTIALS = Outlet.named("partials", Answer.class);

    /** Queries that have nothing to do for so long are put away. */
    private static final Duration PASSIVATE_AFTER = Duration.ofSeconds(10);

    private static final int EVENTS_TO_AN_ATOM = 16;

    private Queries() {}

    /**
     * A window.
     *
     * @param isComplete false if its query was removed before its end
     */
    public record Result(long query, Query.Window window, boolean isComplete) implements Serializable {}

    /** What a query had when it was asked. */
    public record Answer(long query, List<Query.Window> open) implements Serializable {}

    static ActorSystem system(Plan plan) {
        return ActorSystem.named("queries", actors -> {
            actors.messages(Sensor.Message.class, Query.Message.class, Query.Partial.class, Control.Done.class);
            actors.virtual(Sensor.TYPE, Sensor.class, name -> Sensor.idle());
            actors.virtual(Query.TYPE, Query.class, name -> Query.none()).passivateAfter(PASSIVATE_AFTER);
            actors.classic(Control.class);
            actors.starts("control", name -> new Control(plan, Control.Step.ADD, 0, 0));
            actors.continuations(Control.Answered.class);
            actors.state(Sensor.SUBSCRIBERS);
            actors.generates(
                    "stream", Generator.range(0, plan.events(), EVENTS_TO_AN_ATOM), event -> letter(plan, event));
            actors.emits(RESULTS, PARTIALS);
        });
    }

    private static Letter<Object, Object> letter(Plan plan, long event) {
        ActorRef<Sensor.Message> sensor = Sensor.TYPE.at(Long.toString(plan.sensorOfEvent(event)));
        return sensor.letter(plan.isReading(event) ? plan.reading(event) : plan.mark(event));
    }
}
