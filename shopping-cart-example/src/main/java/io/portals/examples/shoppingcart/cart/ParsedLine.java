package io.portals.examples.shoppingcart.cart;

import java.util.List;

/** What became of a {@link Line}: every line is one or the other, none gets lost. */
public sealed interface ParsedLine {
    /** The number of the line, from 1. */
    long line();

    /** A basket of at least one item. */
    record Basket(long line, List<String> items) implements ParsedLine {}

    /** A line that is no basket, with the reason. */
    record Malformed(long line, String reason) implements ParsedLine {}
}
