package io.portals.api.task;

import io.portals.api.state.Uses;
import java.util.Objects;

/** A task of an unkeyed flow that is made by the instance that runs it: what is shipped is how. */
final class InitFlow<I, O> implements FlowTask<I, O> {
    private static final long serialVersionUID = 1L;

    private final Uses uses;
    private final Made<? extends FlowTask<I, O>> making;
    private transient FlowTask<I, O> made;

    InitFlow(Uses uses, Made<? extends FlowTask<I, O>> making) {
        this.uses = Objects.requireNonNull(uses, "uses");
        this.making = Objects.requireNonNull(making, "task");
    }

    private FlowTask<I, O> task(FlowContext<O> ctx) {
        if (made == null) {
            made = Objects.requireNonNull(making.make(), () -> ctx.path() + ": Tasks.initFlow made no task, but null");
        }
        return made;
    }

    @Override
    public Uses uses() {
        return uses;
    }

    @Override
    public void process(I event, FlowContext<O> ctx) {
        task(ctx).process(event, ctx);
    }

    @Override
    public void onAtomComplete(FlowContext<O> ctx) {
        task(ctx).onAtomComplete(ctx);
    }
}
