package io.portals.flink.task;

import io.portals.api.Fn;
import io.portals.api.graph.Step;
import java.io.Serializable;

/**
 * What a map, filter or flatMap does, in a form that can be shipped.
 *
 * @param path of the step
 */
public record StatelessStep(String path, Kind kind, Fn<Object, ?> function) implements Serializable {
    enum Kind {
        MAP,
        FILTER,
        FLAT_MAP
    }

    /** @throws IllegalArgumentException for any other kind of step */
    public static StatelessStep of(Step step) {
        if (step instanceof Step.Map map) {
            return new StatelessStep(step.path(), Kind.MAP, map.function());
        }
        if (step instanceof Step.Filter filter) {
            return new StatelessStep(step.path(), Kind.FILTER, filter.keep());
        }
        if (step instanceof Step.FlatMap flatMap) {
            return new StatelessStep(step.path(), Kind.FLAT_MAP, flatMap.function());
        }
        throw new IllegalArgumentException(step.path() + " is a " + step.kind());
    }

    /** The step in front of what gets its events. */
    public Receiver before(Receiver next) {
        return switch (kind) {
            case MAP -> event -> next.receive(given(apply(event)));
            case FILTER ->
                event -> {
                    if ((Boolean) apply(event)) {
                        next.receive(event);
                    }
                };
            case FLAT_MAP ->
                event -> {
                    for (Object each : (Iterable<?>) given(apply(event))) {
                        next.receive(given(each));
                    }
                };
        };
    }

    /** @throws TaskException with the path and the event, if the function fails */
    public Object apply(Object event) {
        try {
            return function.apply(event);
        } catch (Exception e) {
            throw TaskException.ofStep(path, event, e);
        }
    }

    /** @throws NullPointerException with the path, if there is nothing */
    public Object given(Object event) {
        if (event == null) {
            throw new NullPointerException(
                    path + ": gives null; an event cannot be null, use filter or flatMap to leave one out");
        }
        return event;
    }
}
