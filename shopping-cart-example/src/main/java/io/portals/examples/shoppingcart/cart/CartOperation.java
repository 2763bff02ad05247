package io.portals.examples.shoppingcart.cart;

/** What a user does with the cart. */
public sealed interface CartOperation {
    String user();

    /** Puts one of the item into the cart, if the inventory grants it. */
    record Add(String user, String item) implements CartOperation {}

    /** Takes one of the item out of the cart; does nothing if there is none. */
    record Remove(String user, String item) implements CartOperation {}

    /** Closes the cart, which becomes an order; what is added later goes into the next one. */
    record Checkout(String user) implements CartOperation {}
}
