package io.portals.conformance.suite;

import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;

/** Does nothing with its events: the portals that it serves are what matters. */
record Idle<I, O>() implements Task<I, O> {
    @Override
    public void process(I event, TaskContext<O> ctx) {}
}
