package io.portals.examples.shoppingcart.inventory;

import io.portals.api.Type;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.ReplyTo;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import java.util.List;

/**
 * Keeps a shelf per item. Restocks fill it, and answer those who asked for the item before it was ever stocked, in the order in
 * which they came. In the end it says what is left.
 */
public record Stock() implements Task<Restock, StockLevel> {
    static final PerKey<Shelf> SHELF = State.perKey("shelf", Shelf.class).orElse(Shelf.NEW);

    /** Who asked for an item that was never stocked yet. */
    static final PerKey<List<ReplyTo<StockReply>>> WAITING =
            State.perKey("waiting", new Type<List<ReplyTo<StockReply>>>() {}).orElse(List.of());

    @Override
    public Uses uses() {
        return Uses.state(SHELF, WAITING);
    }

    @Override
    public void process(Restock restock, TaskContext<StockLevel> ctx) {
        Shelf shelf = ctx.get(SHELF).restocked(restock.number());
        for (ReplyTo<StockReply> asker : ctx.get(WAITING)) {
            ctx.reply(asker, new StockReply(shelf.hasOne()));
            shelf = shelf.asked();
        }
        ctx.clear(WAITING);
        ctx.set(SHELF, shelf);
    }

    @Override
    public void onComplete(TaskContext<StockLevel> ctx) {
        ctx.emit(ctx.get(SHELF).level(ctx.key(String.class)));
    }
}
