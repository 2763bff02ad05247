package io.portals.flink.upgrade.program;

import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;

/** New in this version: a task behind one that was there before, outside of a core. */
public record Receipts() implements Task<String, String> {
    static final PerKey<Long> NUMBER = State.perKey("number", Long.class).orElse(0L);

    @Override
    public Uses uses() {
        return Uses.state(NUMBER);
    }

    @Override
    public void process(String text, TaskContext<String> ctx) {
        ctx.emit(ctx.update(NUMBER, n -> n + 1) + ". " + text);
    }
}
