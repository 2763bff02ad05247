package io.portals.examples.shoppingcart.inventory;

/** The inventory's answer: the item is yours, or it is out of stock. */
public record StockReply(boolean granted) {}
