package io.portals.examples.shoppingcart.cart;

/**
 * A line as it stands in the file of baskets, not yet looked at.
 *
 * @param number of the line, from 1
 * @param bytes without the end of the line
 */
public record Line(long number, byte[] bytes) {}
