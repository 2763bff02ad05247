package io.portals.actor;

import io.portals.api.task.TaskContext;

/** Accounts for one turn of an actor: for those who bill as an event, for operators by counters. */
final class Bill {
    private final Kind kind;
    private final boolean wasActive;
    private final TaskContext<Emitted<Object>> ctx;
    private final long since;

    Bill(Kind kind, boolean wasActive, TaskContext<Emitted<Object>> ctx) {
        this.kind = kind;
        this.wasActive = wasActive;
        this.ctx = ctx;
        this.since = ctx.now().toEpochMilli();
    }

    /**
     * A message was handled, which may have brought the actor to life, or to its end.
     *
     * @param wasPassive whether it had been put away before
     */
    void message(boolean isActive, boolean isAlive, boolean wasPassive) {
        int activated = isActive && !wasActive && !kind.isStateless() ? 1 : 0;
        int stopped = isActive && !isAlive ? 1 : 0;
        add(new Usage(kind.name(), 1, ctx.now().toEpochMilli() - since, activated, 0, stopped));
        count(".passive", wasPassive ? -activated : 0);
    }

    /** The actor was put away. */
    void passivated() {
        add(new Usage(kind.name(), 0, ctx.now().toEpochMilli() - since, 0, 1, 0));
        count(".passive", 1);
    }

    private void add(Usage usage) {
        ctx.emit(new Emitted<>(Actors.USAGE_OUTLET, usage));
        count(".messages", usage.messages());
        count(".busy-millis", usage.busyMillis());
        count(".active", usage.activated() - usage.passivated() - usage.stopped());
    }

    private void count(String metric, long delta) {
        if (delta != 0) {
            ctx.count(kind.name() + metric, delta);
        }
    }
}
