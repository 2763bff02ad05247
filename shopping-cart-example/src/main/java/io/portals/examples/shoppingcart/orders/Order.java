package io.portals.examples.shoppingcart.orders;

import java.util.List;

/**
 * An order.
 *
 * @param order its id: {@code USER#N} for what the user's Nth checkout gave
 * @param items what was granted, in the order in which the inventory answered
 */
public record Order(String order, String user, List<String> items) {}
