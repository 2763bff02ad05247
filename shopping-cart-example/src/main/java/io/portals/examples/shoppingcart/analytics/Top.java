package io.portals.examples.shoppingcart.analytics;

import java.util.ArrayList;
import java.util.List;

/**
 * The items that were sold most, most first.
 *
 * @param counted how many items were sold in all, of whatever name
 */
public record Top(long counted, List<ItemCount> items) {
    static final Top NONE = new Top(0, List.of());

    /**
     * With one more sold of the item, whose count is given. At most {@code limit} items are kept; an item that falls out comes
     * back with its next sale if that brings it there, as each sale tells its whole count.
     */
    Top with(ItemCount sold, int limit) {
        List<ItemCount> ranked = new ArrayList<>(items);
        ranked.removeIf(other -> other.item().equals(sold.item()));
        ranked.add(sold);
        ranked.sort(ItemCount.MOST_FIRST);
        return new Top(counted + 1, List.copyOf(ranked.subList(0, Math.min(limit, ranked.size()))));
    }

    Top first(int number) {
        return new Top(counted, List.copyOf(items.subList(0, Math.min(number, items.size()))));
    }
}
