package io.portals.examples.shoppingcart.inventory;

/**
 * What the inventory knows of an item in the end.
 *
 * @param onHand what lies on the shelf
 * @param granted how many were given away
 * @param refused how often the item was out of stock
 * @param putBack how many came back
 */
public record StockLevel(String item, long onHand, long granted, long refused, long putBack) {}
