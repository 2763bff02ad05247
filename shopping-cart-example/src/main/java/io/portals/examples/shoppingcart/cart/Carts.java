package io.portals.examples.shoppingcart.cart;

import static io.portals.examples.shoppingcart.inventory.InventoryApplication.STOCK;

import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.examples.shoppingcart.cart.CartEvent.EmptyCheckout;
import io.portals.examples.shoppingcart.cart.CartEvent.OpenCart;
import io.portals.examples.shoppingcart.cart.CartEvent.OrderPlaced;
import io.portals.examples.shoppingcart.cart.CartOperation.Add;
import io.portals.examples.shoppingcart.cart.CartOperation.Remove;
import io.portals.examples.shoppingcart.inventory.StockRequest.PutBack;
import io.portals.examples.shoppingcart.inventory.StockRequest.Take;

/**
 * Keeps the carts of each user. Every item is asked of the inventory; meanwhile the user goes on. A checkout closes the cart at
 * once, and the order follows when every ask made before it is resolved: {@link ItemAnswered} remembers the cart for which it
 * was made, so a late answer never strays into the next one.
 */
public record Carts() implements Task<CartOperation, CartEvent> {
    static final PerKey<UserCarts> CARTS =
            State.perKey("carts", UserCarts.class).orElse(UserCarts.NEW);

    @Override
    public Uses uses() {
        return Uses.state(CARTS).asks(STOCK).resumes(ItemAnswered.class);
    }

    @Override
    public void process(CartOperation operation, TaskContext<CartEvent> ctx) {
        if (operation instanceof Add add) {
            add(add.item(), ctx);
        } else if (operation instanceof Remove remove) {
            remove(remove.item(), ctx);
        } else {
            placeOrders(ctx.get(CARTS).checkedOut(), ctx);
        }
    }

    private static void add(String item, TaskContext<CartEvent> ctx) {
        UserCarts carts = ctx.get(CARTS);
        ctx.set(CARTS, carts.with(carts.open().asked(item)));
        ctx.ask(STOCK, new Take(item)).then(new ItemAnswered(item, carts.open().number()));
    }

    private static void remove(String item, TaskContext<CartEvent> ctx) {
        UserCarts carts = ctx.get(CARTS);
        Cart cart = carts.open();
        if (cart.holds(item)) {
            ctx.set(CARTS, carts.with(cart.takenOut(item)));
            ctx.tell(STOCK, new PutBack(item));
        } else if (cart.awaits(item)) {
            ctx.set(CARTS, carts.with(cart.unwanted(item)));
        }
    }

    /** Saves the carts, and lets those go that are checked out and settled, oldest first. */
    static void placeOrders(UserCarts carts, TaskContext<CartEvent> ctx) {
        UserCarts left = carts;
        String user = ctx.key(String.class);
        while (left.isOldestSettled()) {
            Cart cart = left.oldest();
            ctx.emit(
                    cart.items().isEmpty()
                            ? new EmptyCheckout(user, cart.number())
                            : new OrderPlaced(user, cart.number(), cart.items()));
            left = left.withoutOldest();
        }
        ctx.set(CARTS, left);
    }

    @Override
    public void onComplete(TaskContext<CartEvent> ctx) {
        Cart cart = ctx.get(CARTS).open();
        if (!cart.items().isEmpty()) {
            ctx.emit(new OpenCart(ctx.key(String.class), cart.items()));
        }
    }
}
