package io.portals.examples.shoppingcart.analytics;

import java.util.Comparator;

/** How many of an item were sold. */
public record ItemCount(String item, long count) {
    /** Most sold first, and by name where that is the same: the order is total, so every run gives the same. */
    static final Comparator<ItemCount> MOST_FIRST =
            Comparator.comparingLong(ItemCount::count).reversed().thenComparing(ItemCount::item);
}
