package io.portals.conformance.random.program;

import io.portals.api.Flow;
import io.portals.api.Fn;
import io.portals.api.task.ErrorPolicy;
import io.portals.conformance.random.spec.StageSpec;
import io.portals.conformance.random.spec.StepSpec;
import java.util.Iterator;
import java.util.List;

/** Functions of stateless steps and keys. They change items, and let reports through as they are. */
final class Steps {
    private Steps() {}

    /** The flow behind a step. */
    static Flow<Event> behind(Flow<Event> flow, String label, StepSpec step) {
        Keep keep = new Keep(step);
        return switch (step.kind()) {
            case MAP -> flow.map(Event.class, new Mark(step, "")).onError(step.policy());
            case FILTER -> flow.filter(keep).onError(step.policy());
            case FLAT_MAP -> flow.flatMap(Event.class, new Part(step)).onError(step.policy());
            case TASK ->
                flow.process(step.name(), Event.class, new Counting(label, step))
                        .onError(step.policy());
            case UNION ->
                flow.map(Event.class, new Mark(step, "l"))
                        .onError(step.policy())
                        .union(flow.filter(new IsItem())
                                .filter(keep)
                                .onError(step.policy())
                                .map(Event.class, new Mark(step, "r"))
                                .onError(step.policy()));
        };
    }

    record IsItem() implements Fn<Event, Boolean> {
        @Override
        public Boolean apply(Event event) {
            return event instanceof Item;
        }
    }

    record IsReport() implements Fn<Event, Boolean> {
        @Override
        public Boolean apply(Event event) {
            return event instanceof Report;
        }
    }

    /** Fails if the item is poison, but not for one that another waits for. */
    static void mayFail(StepSpec step, String way, Item item) {
        if (item.releases().isEmpty()) {
            Poison.check(step.policy(), step.name() + way, item.group());
        }
    }

    record Mark(StepSpec step, String way) implements Fn<Event, Event> {
        @Override
        public Event apply(Event event) {
            if (event instanceof Item item) {
                mayFail(step, way, item);
                return item.marked(step.name() + way);
            }
            return event;
        }
    }

    /** All items are named by the stream that they came from. */
    record Named(String mark) implements Fn<Event, Event> {
        @Override
        public Event apply(Event event) {
            return event instanceof Item item ? item.marked(mark) : event;
        }
    }

    /** Drops one item of so many, but none that another waits for. */
    record Keep(StepSpec step) implements Fn<Event, Boolean> {
        @Override
        public Boolean apply(Event event) {
            if (!(event instanceof Item item) || !item.releases().isEmpty()) {
                return true;
            }
            mayFail(step, "keep", item);
            return Content.choice(item.group(), step.name(), step.amount()) != 0;
        }
    }

    /** Takes one item of so many into a branch. */
    record Take(String branch, int oneOf) implements Fn<Event, Boolean> {
        @Override
        public Boolean apply(Event event) {
            return event instanceof Item item && Content.choice(item.group(), branch, oneOf) == 0;
        }
    }

    /** Fails, if the item is poison, when its first part has been given. */
    record Part(StepSpec step) implements Fn<Event, Iterable<Event>> {
        @Override
        public Iterable<Event> apply(Event event) {
            if (!(event instanceof Item item)) {
                return List.of(event);
            }
            List<Event> parts = item.parts(step.name(), 1 + Content.choice(item.group(), step.name(), step.amount()));
            return () -> new Iterator<>() {
                private int next;

                @Override
                public boolean hasNext() {
                    if (next == 1) {
                        mayFail(step, "part", item);
                    }
                    return next < parts.size();
                }

                @Override
                public Event next() {
                    return parts.get(next++);
                }
            };
        }
    }

    /** The key of a stage. An item that releases an answer has that of the request. */
    record KeyOf(StageSpec.KeyKind kind, int keys, ErrorPolicy policy, String task) implements Fn<Event, Object> {
        @Override
        public Object apply(Event event) {
            if (event instanceof Item item) {
                String releases = item.releases();
                if (releases.isEmpty()) {
                    Poison.check(policy, "the key of " + task, item.group());
                }
                return releases.isEmpty()
                        ? numbered(item.name())
                        : numbered(releases.substring(releases.indexOf('|') + 1));
            }
            return numbered(((Report) event).what());
        }

        private Object numbered(String content) {
            return Content.key(kind, Content.choice(content, "key", keys));
        }
    }

    /** The key of a request, among those of the stage of its replier. */
    record RequestKey(StageSpec.KeyKind kind, int keys) implements Fn<Request, Object> {
        @Override
        public Object apply(Request request) {
            return Content.key(kind, Content.choice(request.id(), "key", keys));
        }
    }
}
