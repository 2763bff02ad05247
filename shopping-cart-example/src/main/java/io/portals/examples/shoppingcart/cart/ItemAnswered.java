package io.portals.examples.shoppingcart.cart;

import static io.portals.examples.shoppingcart.inventory.InventoryApplication.STOCK;

import io.portals.api.task.OnReply;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.TaskContext;
import io.portals.examples.shoppingcart.inventory.StockReply;
import io.portals.examples.shoppingcart.inventory.StockRequest.PutBack;

/**
 * What a user's carts remember while they wait for the inventory: the item, and the cart for which it was asked.
 *
 * @param cart the cart's number
 */
public record ItemAnswered(String item, long cart) implements OnReply<StockReply, CartEvent> {
    @Override
    public void resume(StockReply reply, TaskContext<CartEvent> ctx) {
        if (reply.granted()) {
            granted(ctx);
        } else {
            refused(ctx);
        }
    }

    /** Whatever went wrong: the item did not come. */
    @Override
    public void failed(PortalFailure why, TaskContext<CartEvent> ctx) {
        refused(ctx);
    }

    private void granted(TaskContext<CartEvent> ctx) {
        UserCarts carts = ctx.get(Carts.CARTS);
        Cart mine = carts.cart(cart);
        if (!mine.awaits(item)) {
            ctx.tell(STOCK, new PutBack(item));
        }
        Carts.placeOrders(carts.with(mine.granted(item)), ctx);
    }

    private void refused(TaskContext<CartEvent> ctx) {
        UserCarts carts = ctx.get(Carts.CARTS);
        Carts.placeOrders(carts.with(carts.cart(cart).refused(item)), ctx);
    }
}
