package io.portals.flink.task;

import io.portals.api.Fn;
import io.portals.api.graph.Step;
import io.portals.api.task.ErrorPolicy;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * What a map, filter or flatMap does, in a form that can be shipped.
 *
 * @param path of the step
 */
public record StatelessStep(String path, Kind kind, Fn<Object, ?> function, ErrorPolicy policy)
        implements Serializable {
    private static final String GIVES_NULL =
            "gives null; an event cannot be null, use filter or flatMap to leave one out";

    enum Kind {
        MAP,
        FILTER,
        FLAT_MAP
    }

    /** @throws IllegalArgumentException for any other kind of step */
    public static StatelessStep of(Step step) {
        if (step instanceof Step.Map map) {
            return new StatelessStep(step.path(), Kind.MAP, map.function(), step.policy());
        }
        if (step instanceof Step.Filter filter) {
            return new StatelessStep(step.path(), Kind.FILTER, filter.keep(), step.policy());
        }
        if (step instanceof Step.FlatMap flatMap) {
            return new StatelessStep(step.path(), Kind.FLAT_MAP, flatMap.function(), step.policy());
        }
        throw new IllegalArgumentException(step.path() + " is a " + step.kind());
    }

    /** Whether it may set events aside. */
    public boolean setsAside() {
        return policy != ErrorPolicy.FAIL;
    }

    /**
     * The step in front of what gets its events.
     *
     * @param settingAside for what it fails, by its policy
     */
    public Receiver before(Receiver next, SettingAside settingAside) {
        return setsAside() ? event -> receive(event, next, settingAside) : before(next);
    }

    /** Handles an event; gives events on when all of them are known, so that it is clear whose a failure is. */
    private void receive(Object event, Receiver next, SettingAside settingAside) throws Exception {
        List<Object> all;
        try {
            all = all(event);
        } catch (Exception e) {
            if (!settingAside.covers(e)) {
                throw TaskException.ofStep(path, event, e);
            }
            settingAside.setAside("event " + TaskException.shortened(event), null, event, e);
            return;
        }
        for (Object each : all) {
            next.receive(each);
        }
    }

    /** What the step gives for an event, or what its function throws. */
    private List<Object> all(Object event) {
        Object given = function.apply(event);
        if (kind == Kind.FILTER) {
            return (Boolean) given ? List.of(event) : List.of();
        }
        List<Object> all = new ArrayList<>();
        if (kind == Kind.MAP) {
            all.add(given);
        } else {
            ((Iterable<?>) given).forEach(all::add);
        }
        if (all.contains(null)) {
            throw new NullPointerException(GIVES_NULL);
        }
        return all;
    }

    private Receiver before(Receiver next) {
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
            throw TaskException.ofStep(path, event, new NullPointerException(GIVES_NULL));
        }
        return given;
    }
}
