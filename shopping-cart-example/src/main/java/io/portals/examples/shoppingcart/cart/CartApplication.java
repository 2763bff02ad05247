package io.portals.examples.shoppingcart.cart;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Input;
import io.portals.api.Sequencer;
import io.portals.api.task.ErrorPolicy;
import io.portals.api.task.Task;
import io.portals.examples.shoppingcart.cart.CartEvent.EmptyCheckout;
import io.portals.examples.shoppingcart.cart.CartEvent.OpenCart;
import io.portals.examples.shoppingcart.cart.CartOperation.Add;
import io.portals.examples.shoppingcart.cart.CartOperation.Checkout;
import java.util.ArrayList;
import java.util.List;

/**
 * The cart: takes what users do, asks the inventory for each item, and tells which orders were placed.
 *
 * <pre>
 *   baskets ── baskets ──┬───────────────┐
 *                        └ ─ rejected    ├── (operations) ── carts ──┬── open
 *   operations ──────────────────────────┘                           └── empty
 * </pre>
 *
 * <p>Operations come from two inputs: one by one, and as lines of a file of baskets, each of which is the cart of a user of its
 * own. A sequencer makes one stream of both.
 */
public final class CartApplication {
    /** Lines of a file of baskets. */
    public static final Input<Line> BASKETS = Input.at("/cart/inputs/baskets", Line.class);

    /** What users do. */
    public static final Input<CartOperation> OPERATIONS = Input.at("/cart/inputs/operations", CartOperation.class);

    /** Lines that are no baskets: the dead letters of the step that parses them. */
    public static final AtomicStream<Malformed> REJECTED =
            AtomicStream.at("/cart/workflows/rejected/stream", Malformed.class);

    /** All that happens to carts; the orders of one user come in the order of their checkouts. */
    public static final AtomicStream<CartEvent> EVENTS =
            AtomicStream.at("/cart/workflows/carts/stream", CartEvent.class);

    /** What is in carts that nobody checked out, when all is done. */
    public static final AtomicStream<OpenCart> OPEN = AtomicStream.at("/cart/workflows/open/stream", OpenCart.class);

    /** Checkouts that gave no order, as there was nothing in the cart. */
    public static final AtomicStream<EmptyCheckout> EMPTY =
            AtomicStream.at("/cart/workflows/empty/stream", EmptyCheckout.class);

    private CartApplication() {}

    public static Application create() {
        return createWith(new Carts());
    }

    /** The same application around another implementation of the carts, for instance a decorated one. */
    public static Application createWith(Task<CartOperation, CartEvent> carts) {
        return Application.named("cart", app -> {
            AtomicStream<CartOperation> ofBaskets = app.workflow("baskets", app.input("baskets", Line.class))
                    .map(Basket.class, LineParser::parse)
                    .onError(ErrorPolicy.DEAD_LETTER)
                    .flatMap(CartOperation.class, CartApplication::operations)
                    .sink();
            app.workflow("rejected", AtomicStream.deadLetters("/cart/workflows/baskets"))
                    .map(Malformed.class, Malformed::of)
                    .sink();

            Sequencer<CartOperation> operations = app.sequencer("operations", CartOperation.class);
            app.connect(ofBaskets, operations);
            app.connect(app.input("operations", CartOperation.class), operations);

            AtomicStream<CartEvent> events = app.workflow("carts", operations)
                    .keyBy(String.class, CartOperation::user)
                    .process("carts", CartEvent.class, carts)
                    .sink();
            app.workflow("open", events)
                    .filter(event -> event instanceof OpenCart)
                    .map(OpenCart.class, event -> (OpenCart) event)
                    .sink();
            app.workflow("empty", events)
                    .filter(event -> event instanceof EmptyCheckout)
                    .map(EmptyCheckout.class, event -> (EmptyCheckout) event)
                    .sink();
        });
    }

    /** One add for each item, then checkout, by a user who is named after the line. */
    static List<CartOperation> operations(Basket basket) {
        String user = "line-" + basket.line();
        List<CartOperation> operations = new ArrayList<>();
        for (String item : basket.items()) {
            operations.add(new Add(user, item));
        }
        operations.add(new Checkout(user));
        return operations;
    }
}
