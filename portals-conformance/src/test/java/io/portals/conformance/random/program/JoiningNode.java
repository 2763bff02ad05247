package io.portals.conformance.random.program;

import io.portals.api.state.Uses;
import io.portals.api.task.JoinTask;
import io.portals.api.task.TaskContext;

/** A node that reads two streams. What is no item does not come to it, as in front of one that reads one stream. */
record JoiningNode(Node node) implements JoinTask<Event, Event, Event> {
    @Override
    public Uses uses() {
        return node.uses();
    }

    @Override
    public void left(Event event, TaskContext<Event> ctx) {
        node.process(event, ctx);
    }

    @Override
    public void right(Event event, TaskContext<Event> ctx) {
        if (event instanceof Item) {
            node.process(event, ctx);
        }
    }

    @Override
    public void onComplete(TaskContext<Event> ctx) {
        node.onComplete(ctx);
    }
}
