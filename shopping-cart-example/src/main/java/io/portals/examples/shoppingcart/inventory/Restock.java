package io.portals.examples.shoppingcart.inventory;

/** New stock of an item has come in. */
public record Restock(String item, long number) {}
