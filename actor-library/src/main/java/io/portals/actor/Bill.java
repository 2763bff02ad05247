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
     * @param isActive whether it is, or was until its end
     * @param isLeft whether it is no more, or of another kind
     * @param wasPassive whether it had been put away before
     */
    void message(boolean isActive, boolean isLeft, boolean wasPassive) {
        boolean isStored = isActive && !kind.isStateless();
        int activated = isStored && !wasActive ? 1 : 0;
        add(1, activated, wasPassive ? activated : 0, 0, isStored && isLeft ? 1 : 0);
    }

    /** The actor was of another kind before. */
    void joined(boolean isLeft) {
        add(0, 1, 0, 0, isLeft ? 1 : 0);
    }

    /** The actor was put away, or stopped instead. */
    void passivated(boolean isLeft) {
        add(0, 0, 0, isLeft ? 0 : 1, isLeft ? 1 : 0);
    }

    private void add(long messages, long activated, long returned, long passivated, long stopped) {
        long busyMillis = ctx.now().toEpochMilli() - since;
        ctx.emit(new Emitted<>(
                Actors.USAGE_OUTLET,
                new Usage(kind.name(), messages, busyMillis, activated, returned, passivated, stopped)));
        count(".messages", messages);
        count(".busy-millis", busyMillis);
        count(".active", activated - passivated - stopped);
        count(".passive", passivated - returned);
    }

    private void count(String metric, long delta) {
        if (delta != 0) {
            ctx.count(kind.name() + metric, delta);
        }
    }
}
