package io.portals.examples.shoppingcart.inventory;

/** What the inventory can be asked for, about one item. */
public sealed interface StockRequest {
    String item();

    /** One of the item, please. To be asked: the {@link StockReply} says whether it was granted. */
    record Take(String item) implements StockRequest {}

    /** One of the item comes back. To be told: it is always accepted. */
    record PutBack(String item) implements StockRequest {}
}
