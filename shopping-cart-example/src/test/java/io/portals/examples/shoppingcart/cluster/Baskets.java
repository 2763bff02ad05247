package io.portals.examples.shoppingcart.cluster;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.Multiset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Baskets that are made up, and the orders that must come of them if there is enough of everything. */
final class Baskets {
    private static final int ITEMS = 100;
    private static final int MOST_IN_A_BASKET = 8;

    private final List<List<String>> baskets = new ArrayList<>();

    private Baskets() {}

    static Baskets random(long seed, int number) {
        SplittableRandom random = new SplittableRandom(seed);
        Baskets made = new Baskets();
        for (int i = 0; i < number; i++) {
            List<String> basket = new ArrayList<>();
            int size = 1 + random.nextInt(MOST_IN_A_BASKET);
            for (int j = 0; j < size; j++) {
                basket.add("item-" + random.nextInt(ITEMS));
            }
            made.baskets.add(List.copyOf(basket));
        }
        return made;
    }

    /** One a line, items by comma. */
    void writeTo(Path file) throws IOException {
        Files.write(file, baskets.stream().map(items -> String.join(",", items)).toList());
    }

    /** The items of each order, by its id: each line is the only cart of a user of its own. */
    Map<String, Multiset<String>> orders() {
        Map<String, Multiset<String>> orders = new HashMap<>();
        for (int i = 0; i < baskets.size(); i++) {
            orders.put("line-" + (i + 1) + "#1", HashMultiset.create(baskets.get(i)));
        }
        return orders;
    }

    /** How often each item is in a basket. */
    Multiset<String> items() {
        Multiset<String> items = HashMultiset.create();
        baskets.forEach(items::addAll);
        return items;
    }
}
