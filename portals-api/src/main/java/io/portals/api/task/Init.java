package io.portals.api.task;

import io.portals.api.state.Uses;
import java.util.Objects;

/** A task that is made by the instance that runs it: what is shipped is how. */
final class Init<I, O> implements Task<I, O> {
    private static final long serialVersionUID = 1L;

    private final Uses uses;
    private final Made<? extends Task<I, O>> making;
    private transient Task<I, O> made;

    Init(Uses uses, Made<? extends Task<I, O>> making) {
        this.uses = Objects.requireNonNull(uses, "uses");
        this.making = Objects.requireNonNull(making, "task");
    }

    private Task<I, O> task(TaskContext<O> ctx) {
        if (made == null) {
            made = Objects.requireNonNull(making.make(), () -> ctx.path() + ": Tasks.init made no task, but null");
        }
        return made;
    }

    @Override
    public Uses uses() {
        return uses;
    }

    @Override
    public void process(I event, TaskContext<O> ctx) {
        task(ctx).process(event, ctx);
    }

    @Override
    public void onComplete(TaskContext<O> ctx) {
        task(ctx).onComplete(ctx);
    }
}
