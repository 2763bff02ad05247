package io.portals.conformance.random.program;

import io.portals.api.Portal;
import io.portals.api.task.TaskContext;
import io.portals.conformance.random.spec.TaskSpec;
import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * A task's place in the program, as all its handlers know it.
 *
 * @param app the application's letter
 * @param serves names of the portals that it replies to
 * @param portals paths of the portals that it asks, by name
 * @param joined whether it is in the core of the {@link Hub}
 */
record Seat(
        Setting setting, String app, TaskSpec task, List<String> serves, Map<String, String> portals, boolean joined)
        implements Serializable {

    Portal<Request, Answer> portal(String name) {
        return Portal.at(portals.get(name), Request.class, Answer.class);
    }

    String place(TaskContext<Event> ctx) {
        return place(task.name(), ctx);
    }

    static String place(String task, TaskContext<Event> ctx) {
        return task + "@" + ctx.key(Object.class);
    }

    Post post() {
        return new Post(setting, app, task.name(), task.policy(), task.keeps());
    }

    void enter() {
        setting.enter(task.policy());
    }

    Report report(TaskContext<Event> ctx, Report.Kind kind, String id, String detail) {
        return new Report(setting.label(), kind, id, place(ctx), detail);
    }

    /** Emits an item that follows from something, while that has lives left. */
    void emit(TaskContext<Event> ctx, String id, int ttl, Phase phase) {
        if (ttl > 0) {
            ctx.emit(Item.emitted(id, ttl - 1, phase, place(ctx), Tracks.next(ctx), ""));
        }
    }
}
