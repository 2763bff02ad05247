package io.portals.examples.shoppingcart.analytics;

import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;

/** Counts per item. */
record CountItem() implements Task<String, ItemCount> {
    private static final PerKey<Long> COUNT = State.perKey("count", Long.class).orElse(0L);

    @Override
    public Uses uses() {
        return Uses.state(COUNT);
    }

    @Override
    public void process(String item, TaskContext<ItemCount> ctx) {
        ctx.emit(new ItemCount(item, ctx.update(COUNT, count -> count + 1)));
    }
}
