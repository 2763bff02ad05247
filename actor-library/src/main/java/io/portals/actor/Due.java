package io.portals.actor;

import io.portals.api.task.OnTimer;
import io.portals.api.task.TaskContext;

/** A message that was scheduled is due. */
record Due(long number) implements OnTimer<Emitted<Object>> {
    @Override
    public void fire(TaskContext<Emitted<Object>> ctx) {
        ctx.task(ActorTask.class).due(number, ctx);
    }
}
