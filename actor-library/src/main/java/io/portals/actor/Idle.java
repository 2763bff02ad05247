package io.portals.actor;

import io.portals.api.task.TaskContext;
import io.portals.api.task.Upkeep;

/**
 * An actor may have been idle for long enough.
 *
 * @param armed tells it from the timers of former lives
 */
record Idle(long armed) implements Upkeep<Emitted<Object>> {
    @Override
    public void fire(TaskContext<Emitted<Object>> ctx) {
        ctx.task(ActorTask.class).idle(armed, ctx);
    }
}
