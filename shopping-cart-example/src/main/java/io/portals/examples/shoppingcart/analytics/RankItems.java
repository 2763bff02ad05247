package io.portals.examples.shoppingcart.analytics;

import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;

/** Ranks the items under one key, and publishes the ranking now and then, and in the end. */
record RankItems() implements Task<ItemCount, Top> {
    /** How many items are sold between two that are published. */
    private static final int PUBLISHED_EVERY = 1_000;

    private static final PerKey<Top> TOP = State.perKey("top", Top.class).orElse(Top.NONE);

    @Override
    public Uses uses() {
        return Uses.state(TOP);
    }

    @Override
    public void process(ItemCount sold, TaskContext<Top> ctx) {
        Top top = ctx.update(TOP, before -> before.with(sold, AnalyticsApplication.RANKED));
        if (top.counted() % PUBLISHED_EVERY == 0) {
            ctx.emit(top);
        }
    }

    @Override
    public void onComplete(TaskContext<Top> ctx) {
        ctx.emit(ctx.get(TOP));
    }

    /** Answers from the same state. */
    record Tell() implements Replier<TopQuestion, Top, Top> {
        @Override
        public void request(TopQuestion question, ReplierContext<Top, Top> ctx) {
            ctx.reply(ctx.get(TOP).first(question.number()));
        }
    }
}
