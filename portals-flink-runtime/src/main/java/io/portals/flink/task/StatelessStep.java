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
            case MAP -> event -> next.receive(apply(event));
            case FILTER ->
                event -> {
                    if (keeps(event)) {
                        next.receive(event);
                    }
                };
            case FLAT_MAP ->
                event -> {
                    for (Object each : (Iterable<?>) apply(event)) {
                        next.receive(given(event, each));
                    }
                };
        };
    }

    /** @throws TaskException with the path and the event, if the function fails or gives null */
    public Object apply(Object event) {
        Object given;
        try {
            given = function.apply(event);
        } catch (Exception e) {
            throw TaskException.ofStep(path, event, e);
        }
        return given(event, given);
    }

    /** @throws TaskException as {@link #apply} */
    public boolean keeps(Object event) {
        try {
            return (Boolean) function.apply(event);
        } catch (Exception e) {
            throw TaskException.ofStep(path, event, e);
        }
    }

    /** @throws TaskException with the path and the event, if null is given for it */
    public Object given(Object event, Object given) {
        if (given == null) {
            throw TaskException.ofStep(
                    path,
                    event,
                    new NullPointerException(
                            "gives null; an event cannot be null, use filter or flatMap to leave one out"));
        }
        return given;
    }
}
