package io.portals.conformance.random.program;

import io.portals.api.Flow;
import io.portals.api.Fn;
import io.portals.conformance.random.spec.StageSpec;
import io.portals.conformance.random.spec.StepSpec;
import java.util.List;

/** Functions of stateless steps and keys. They change items, and let reports through as they are. */
final class Steps {
    private Steps() {}

    /** The flow behind a step. */
    static Flow<Event> behind(Flow<Event> flow, StepSpec step) {
        Keep keep = new Keep(step.name(), step.amount());
        return switch (step.kind()) {
            case MAP -> flow.map(Event.class, new Mark(step.name()));
            case FILTER -> flow.filter(keep);
            case FLAT_MAP -> flow.flatMap(Event.class, new Part(step.name(), step.amount()));
            case UNION ->
                flow.map(Event.class, new Mark(step.name() + "l"))
                        .union(flow.filter(new IsItem()).filter(keep).map(Event.class, new Mark(step.name() + "r")));
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

    record Mark(String mark) implements Fn<Event, Event> {
        @Override
        public Event apply(Event event) {
            return event instanceof Item item ? item.marked(mark) : event;
        }
    }

    /** Drops one item of so many, but none that another waits for. */
    record Keep(String step, int amount) implements Fn<Event, Boolean> {
        @Override
        public Boolean apply(Event event) {
            return !(event instanceof Item item)
                    || !item.releases().isEmpty()
                    || Content.choice(item.group(), step, amount) != 0;
        }
    }

    /** Takes one item of so many into a branch. */
    record Take(String branch, int oneOf) implements Fn<Event, Boolean> {
        @Override
        public Boolean apply(Event event) {
            return event instanceof Item item && Content.choice(item.group(), branch, oneOf) == 0;
        }
    }

    record Part(String step, int amount) implements Fn<Event, List<Event>> {
        @Override
        public List<Event> apply(Event event) {
            return event instanceof Item item
                    ? item.parts(step, 1 + Content.choice(item.group(), step, amount))
                    : List.of(event);
        }
    }

    /** The key of a stage. An item that releases an answer has that of the request. */
    record KeyOf(StageSpec.KeyKind kind, int keys) implements Fn<Event, Object> {
        @Override
        public Object apply(Event event) {
            if (event instanceof Item item) {
                String releases = item.releases();
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
