package io.portals.examples.shoppingcart.orders;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.examples.shoppingcart.cart.CartApplication;
import io.portals.examples.shoppingcart.cart.CartEvent.OrderPlaced;

/**
 * Orders: stands between the cart and whoever wants to know of orders. It reads the cart's stream by reference; the cart does
 * not know of it.
 */
public final class OrdersApplication {
    /** All orders, each once. */
    public static final AtomicStream<Order> ORDERS = AtomicStream.at("/orders/workflows/orders/stream", Order.class);

    private OrdersApplication() {}

    public static Application create() {
        return Application.named("orders", app -> app.workflow("orders", CartApplication.EVENTS)
                .filter(event -> event instanceof OrderPlaced)
                .map(Order.class, event -> order((OrderPlaced) event))
                .sink());
    }

    private static Order order(OrderPlaced placed) {
        return new Order(placed.user() + "#" + placed.cart(), placed.user(), placed.items());
    }
}
