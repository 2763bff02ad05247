package io.portals.examples.shoppingcart.cart;

import io.portals.api.task.DeadLetter;

/**
 * A line that is no basket.
 *
 * @param line its number, from 1
 */
public record Malformed(long line, String reason) {
    static Malformed of(DeadLetter<Object> letter) {
        return new Malformed(((Line) letter.event()).number(), letter.reason());
    }
}
