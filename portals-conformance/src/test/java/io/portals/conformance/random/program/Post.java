package io.portals.conformance.random.program;

import io.portals.api.task.ErrorPolicy;
import io.portals.api.task.TaskContext;
import io.portals.conformance.random.spec.TaskSpec.Keeping;
import java.io.Serializable;

/**
 * What of a task's place those handlers know that are saved until they run.
 *
 * @param app the application's letter
 * @param task its name
 */
record Post(Setting setting, String app, String task, ErrorPolicy policy, Keeping keeps) implements Serializable {
    void enter() {
        setting.enter(policy);
    }

    String place(TaskContext<Event> ctx) {
        return Seat.place(task, ctx);
    }

    Report report(TaskContext<Event> ctx, Report.Kind kind, String id, String detail) {
        return new Report(setting.label(), kind, id, place(ctx), detail);
    }

    void mayFail(String content) {
        Poison.check(policy, task, content);
    }
}
