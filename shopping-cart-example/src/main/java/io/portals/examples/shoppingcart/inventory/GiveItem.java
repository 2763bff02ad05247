package io.portals.examples.shoppingcart.inventory;

import io.portals.api.state.Uses;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.ReplyTo;
import io.portals.examples.shoppingcart.inventory.StockRequest.PutBack;
import java.util.ArrayList;
import java.util.List;

/** Gives one of an item to whoever asks, as long as there are any, and takes back what is put back. */
public record GiveItem() implements Replier<StockRequest, StockReply, StockLevel> {
    @Override
    public Uses uses() {
        return Uses.state(Stock.SHELF, Stock.WAITING);
    }

    @Override
    public void request(StockRequest request, ReplierContext<StockLevel, StockReply> ctx) {
        Shelf shelf = ctx.get(Stock.SHELF);
        if (request instanceof PutBack) {
            ctx.set(Stock.SHELF, shelf.gotBack());
            ctx.reply(new StockReply(true));
        } else if (shelf.stocked()) {
            ctx.set(Stock.SHELF, shelf.asked());
            ctx.reply(new StockReply(shelf.hasOne()));
        } else {
            answerWhenStocked(ctx);
        }
    }

    /** Requests and restocks race: an item that was not stocked yet may be so in a moment. */
    private static void answerWhenStocked(ReplierContext<StockLevel, StockReply> ctx) {
        List<ReplyTo<StockReply>> waiting = new ArrayList<>(ctx.get(Stock.WAITING));
        waiting.add(ctx.replyTo());
        ctx.set(Stock.WAITING, List.copyOf(waiting));
    }
}
