package io.portals.examples.shoppingcart.cart;

import java.util.ArrayList;
import java.util.List;

/**
 * One cart of a user. An item that was added is awaited until the inventory answers. If it is removed before that, it is
 * unwanted: should it be granted after all, it must be put back.
 *
 * <p>Items are not told apart by anything but their names: of two that are awaited and one that is removed, the first that is
 * granted is kept.
 *
 * @param number of the cart, from 1, in the order of the user's checkouts
 * @param items that were granted
 * @param awaited that were asked for and are not answered yet
 * @param unwanted that were asked for, are not answered yet, and were removed meanwhile
 */
record Cart(long number, List<String> items, List<String> awaited, List<String> unwanted) {

    static Cart numbered(long number) {
        return new Cart(number, List.of(), List.of(), List.of());
    }

    /** Whether every ask made for this cart is resolved. */
    boolean isSettled() {
        return awaited.isEmpty() && unwanted.isEmpty();
    }

    boolean holds(String item) {
        return items.contains(item);
    }

    boolean awaits(String item) {
        return awaited.contains(item);
    }

    Cart asked(String item) {
        return new Cart(number, items, with(item, awaited), unwanted);
    }

    /** The inventory gave an item: to this cart, or, if it is no longer {@link #awaits awaited}, to be put back. */
    Cart granted(String item) {
        return awaits(item)
                ? new Cart(number, with(item, items), without(item, awaited), unwanted)
                : new Cart(number, items, awaited, without(item, unwanted));
    }

    /** The inventory had none. That concerns what is unwanted first, so that the user gets all that can be had. */
    Cart refused(String item) {
        return unwanted.contains(item)
                ? new Cart(number, items, awaited, without(item, unwanted))
                : new Cart(number, items, without(item, awaited), unwanted);
    }

    /** Without one of the items that it {@link #holds}. */
    Cart takenOut(String item) {
        return new Cart(number, without(item, items), awaited, unwanted);
    }

    /** No longer wants one of the items that it {@link #awaits}. */
    Cart unwanted(String item) {
        return new Cart(number, items, without(item, awaited), with(item, unwanted));
    }

    private static List<String> with(String item, List<String> some) {
        List<String> more = new ArrayList<>(some);
        more.add(item);
        return List.copyOf(more);
    }

    private static List<String> without(String item, List<String> some) {
        List<String> less = new ArrayList<>(some);
        if (!less.remove(item)) {
            throw new IllegalStateException(
                    "no " + item + " in " + some + "; the inventory answered what was not asked");
        }
        return List.copyOf(less);
    }
}
