package io.portals.examples.shoppingcart.cart;

import java.util.List;

/**
 * A line of a file of baskets.
 *
 * @param line its number, from 1
 * @param items at least one
 */
public record Basket(long line, List<String> items) {}
