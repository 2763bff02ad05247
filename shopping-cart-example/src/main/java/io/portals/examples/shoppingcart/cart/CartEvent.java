package io.portals.examples.shoppingcart.cart;

import java.util.List;

/** What the cart tells the world. */
public sealed interface CartEvent {
    String user();

    /**
     * A cart was checked out, and everything that had been asked for it is resolved.
     *
     * @param cart the number of the user's cart, from 1
     * @param items what was granted, at least one
     */
    record OrderPlaced(String user, long cart, List<String> items) implements CartEvent {}

    /**
     * A cart was checked out and had nothing in it: nothing was added, all of it was removed, or the inventory refused it. There
     * is no order without items.
     *
     * @param cart the number of the user's cart, from 1
     */
    record EmptyCheckout(String user, long cart) implements CartEvent {}

    /** What is in a cart that nobody checked out, when all is done. */
    record OpenCart(String user, List<String> items) implements CartEvent {}
}
