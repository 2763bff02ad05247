package io.portals.playground.tour;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.KeyedPortal;
import io.portals.api.Type;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.OnReply;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import java.util.List;

/** Carts ask an inventory for each item; an order is placed when all answers are there. */
public final class ShoppingCart {
    static final KeyedPortal<String, String, Boolean> TAKE =
            KeyedPortal.at("/inventory/portals/take", String.class, Boolean.class, String.class, item -> item);

    private ShoppingCart() {}

    /** A shelf of the inventory: one for each item. */
    record Shelf() implements Task<String, String>, Replier<String, Boolean, String> {
        static final PerKey<Long> STOCK = State.perKey("stock", Long.class).orElse(0L);

        @Override
        public Uses uses() {
            return Uses.state(STOCK);
        }

        @Override
        public void process(String item, TaskContext<String> ctx) {
            ctx.update(STOCK, stock -> stock + 1);
        }

        @Override
        public void request(String item, ReplierContext<String, Boolean> ctx) {
            long stock = ctx.get(STOCK);
            ctx.reply(stock > 0);
            if (stock > 0) {
                ctx.set(STOCK, stock - 1);
                ctx.emit(item + ": " + (stock - 1) + " left");
            }
        }
    }

    /**
     * What a user does.
     *
     * @param item empty to check out
     */
    record Operation(String user, String item) {
        @Override
        public String toString() {
            return item.isEmpty() ? user + " checks out" : user + " wants a " + item;
        }
    }

    /**
     * A cart: one for each user.
     *
     * @param open how many answers are not there yet
     */
    record Cart(String items, long open, boolean isClosing) {
        static final PerKey<Cart> CART = State.perKey("cart", Cart.class).orElse(new Cart("", 0, false));

        void placeIfReady(TaskContext<String> ctx) {
            if (isClosing && open == 0) {
                ctx.emit(ctx.key(String.class) + " gets" + items);
                ctx.set(CART, null);
            } else {
                ctx.set(CART, this);
            }
        }
    }

    record Carts() implements Task<Operation, String> {
        @Override
        public Uses uses() {
            return Uses.state(Cart.CART).asks(TAKE).resumes(Answered.class);
        }

        @Override
        public void process(Operation operation, TaskContext<String> ctx) {
            Cart cart = ctx.get(Cart.CART);
            if (operation.item().isEmpty()) {
                new Cart(cart.items(), cart.open(), true).placeIfReady(ctx);
            } else {
                ctx.set(Cart.CART, new Cart(cart.items(), cart.open() + 1, cart.isClosing()));
                ctx.ask(TAKE, operation.item()).then(new Answered(operation.item()));
            }
        }
    }

    record Answered(String item) implements OnReply<Boolean, String> {
        @Override
        public void resume(Boolean isThere, TaskContext<String> ctx) {
            Cart cart = ctx.get(Cart.CART);
            String items = isThere ? cart.items() + " " + item : cart.items();
            new Cart(items, cart.open() - 1, cart.isClosing()).placeIfReady(ctx);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            resume(false, ctx);
        }
    }

    public static List<Application> applications() {
        Application inventory = Application.named("inventory", app -> {
            List<List<String>> delivered = List.of(List.of("pear", "pear", "fig"));
            app.workflow("shelves", app.generator("delivered", Generator.atoms(Type.of(String.class), delivered)))
                    .keyBy(String.class, item -> item)
                    .process("shelf", String.class, new Shelf())
                    .replies(TAKE, new Shelf())
                    .sink();
        });
        Application carts = Application.named("carts", app -> {
            List<List<Operation>> atoms = List.of(
                    List.of(new Operation("ann", "pear"), new Operation("bob", "fig")),
                    List.of(new Operation("ann", "fig"), new Operation("bob", "pear"), new Operation("bob", "")),
                    List.of(new Operation("ann", "")));
            AtomicStream<String> placed = app.workflow(
                            "carts", app.generator("operations", Generator.atoms(Type.of(Operation.class), atoms)))
                    .keyBy(String.class, Operation::user)
                    .process("cart", String.class, new Carts())
                    .sink();
            app.workflow("orders", placed).sink();
        });
        return List.of(inventory, carts);
    }
}
