package io.portals.examples.shoppingcart.launch.faults;

import io.portals.api.state.Uses;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;

/** A task that may fail before it has done anything, and after it has done all. */
record FaultyTask<I, O>(Task<I, O> task, FaultPoint point) implements Task<I, O> {
    @Override
    public Uses uses() {
        return task.uses();
    }

    @Override
    public void process(I event, TaskContext<O> ctx) {
        point.pass();
        task.process(event, ctx);
        point.pass();
    }

    @Override
    public void onComplete(TaskContext<O> ctx) {
        task.onComplete(ctx);
    }
}
