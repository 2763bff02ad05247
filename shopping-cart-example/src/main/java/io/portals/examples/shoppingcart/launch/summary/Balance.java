package io.portals.examples.shoppingcart.launch.summary;

import com.google.common.collect.ImmutableSortedSet;
import io.portals.examples.shoppingcart.inventory.StockLevel;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The books: a row for each item that occurs anywhere, by name. */
public record Balance(List<ItemBalance> items) {
    public Balance {
        items = List.copyOf(items);
    }

    /**
     * Puts the sources side by side.
     *
     * @param stocked how many of each item that is asked for
     * @param asked by item, as the input says
     * @param levels by item, as the inventory says; twice for one item means that something is wrong, so they are added up
     * @param inCarts by item, as the carts say
     * @param sold by item, as the orders say
     */
    static Balance of(
            long stocked,
            Map<String, Long> asked,
            List<StockLevel> levels,
            Map<String, Long> inCarts,
            Map<String, Long> sold) {
        Tally onHand = new Tally();
        Tally granted = new Tally();
        Tally refused = new Tally();
        for (StockLevel level : levels) {
            onHand.add(level.item(), level.onHand());
            granted.add(level.item(), level.granted());
            refused.add(level.item(), level.refused());
        }
        Set<String> names = ImmutableSortedSet.<String>naturalOrder()
                .addAll(asked.keySet())
                .addAll(onHand.counts().keySet())
                .addAll(inCarts.keySet())
                .addAll(sold.keySet())
                .build();
        return new Balance(names.stream()
                .map(item -> new ItemBalance(
                        item,
                        asked.containsKey(item) ? stocked : 0,
                        onHand.of(item),
                        inCarts.getOrDefault(item, 0L),
                        sold.getOrDefault(item, 0L),
                        asked.getOrDefault(item, 0L),
                        granted.of(item),
                        refused.of(item)))
                .toList());
    }

    public boolean isOk() {
        return differing().isEmpty();
    }

    public List<ItemBalance> differing() {
        return items.stream().filter(item -> !item.isOk()).toList();
    }

    /** The sums over all items. */
    public ItemBalance total() {
        return items.stream().reduce(new ItemBalance("all items", 0, 0, 0, 0, 0, 0, 0), ItemBalance::plus);
    }
}
