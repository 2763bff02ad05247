package io.portals.examples.shoppingcart.launch.input;

import com.google.common.collect.ImmutableSortedMap;
import io.portals.examples.shoppingcart.cart.CartOperation;
import io.portals.examples.shoppingcart.cart.CartOperation.Add;
import io.portals.examples.shoppingcart.cart.CartOperation.Remove;
import java.util.Map;
import java.util.TreeMap;

/**
 * What is known of an input before it is processed, by counting it once more, without Flink and without the applications.
 *
 * @param lines of the file; 0 where there is none
 * @param asked how often each item is added
 */
public record Profile(long lines, long adds, long removes, long checkouts, Map<String, Long> asked) {
    public Profile {
        asked = ImmutableSortedMap.copyOf(asked);
    }

    public long operations() {
        return adds + removes + checkouts;
    }

    /** Counts operations, one by one. */
    static final class Counter {
        private long lines;
        private long adds;
        private long removes;
        private long checkouts;
        private final Map<String, Long> asked = new TreeMap<>();

        void line() {
            lines++;
        }

        void operation(CartOperation operation) {
            if (operation instanceof Add add) {
                adds++;
                asked.merge(add.item(), 1L, Long::sum);
            } else if (operation instanceof Remove) {
                removes++;
            } else {
                checkouts++;
            }
        }

        Profile profile() {
            return new Profile(lines, adds, removes, checkouts, asked);
        }
    }
}
