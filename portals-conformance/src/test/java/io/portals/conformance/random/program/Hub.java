package io.portals.conformance.random.program;

import io.portals.api.Application;
import io.portals.api.Generator;
import io.portals.api.KeyedPortal;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;

/**
 * A portal that nobody asks. Tasks that declare it are in one feedback core, also those of programs that have nothing to do with each
 * other: what they do is the same, and a cluster has less to start.
 */
public final class Hub {
    static final KeyedPortal<Long, Request, Answer> PORTAL =
            KeyedPortal.at("/hub/portals/hub", Request.class, Answer.class, Long.class, request -> 0L);

    private Hub() {}

    public static Application application() {
        return Application.named("hub", app -> app.workflow("hub", app.generator("none", Generator.empty(Event.class)))
                .keyBy(Long.class, event -> 0L)
                .process("hub", Event.class, new NoTask())
                .replies(PORTAL, new NoReplier())
                .sink());
    }

    record NoTask() implements Task<Event, Event> {
        @Override
        public void process(Event event, TaskContext<Event> ctx) {
            throw new IllegalStateException("gets no events");
        }
    }

    record NoReplier() implements Replier<Request, Answer, Event> {
        @Override
        public void request(Request request, ReplierContext<Event, Answer> ctx) {
            throw new IllegalStateException("gets no requests");
        }
    }
}
