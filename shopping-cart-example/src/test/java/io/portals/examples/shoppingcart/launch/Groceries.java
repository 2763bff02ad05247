package io.portals.examples.shoppingcart.launch;

import com.google.common.collect.HashMultiset;
import com.google.common.collect.ImmutableSortedMultiset;
import com.google.common.collect.Multiset;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The real baskets, counted by a few lines that have nothing to do with the code under test. */
final class Groceries {
    private static final Path FILE = Path.of("shared", "data", "groceries.csv");

    final Path path;
    final List<Multiset<String>> baskets = new ArrayList<>();
    final Multiset<String> items = HashMultiset.create();

    private Groceries(Path path) throws IOException {
        this.path = path;
        for (String line : Files.readString(path).split("\n")) {
            Multiset<String> basket = HashMultiset.create();
            for (String item : line.split(",")) {
                basket.add(item.trim());
            }
            baskets.add(basket);
            items.addAll(basket);
        }
    }

    /** Skips the test if the data is not there, with a line that says so; under -Drequire.data=true, fails. */
    static Groceries load() throws IOException {
        for (Path folder = Path.of("").toAbsolutePath(); folder != null; folder = folder.getParent()) {
            if (Files.exists(folder.resolve(FILE))) {
                return new Groceries(folder.resolve(FILE));
            }
        }
        String missing = FILE + " is in no folder above " + Path.of("").toAbsolutePath();
        if (Boolean.getBoolean("require.data")) {
            throw new AssertionError(missing);
        }
        System.out.println("SKIPPED: " + missing);
        return Assumptions.abort(missing);
    }

    /** The items of each basket, as a multiset of multisets. */
    Multiset<Multiset<String>> asMultiset() {
        Multiset<Multiset<String>> all = HashMultiset.create();
        baskets.forEach(basket -> all.add(ImmutableSortedMultiset.copyOf(basket)));
        return all;
    }

    /** What the summary should print as its ranking. */
    List<String> top(int number) {
        return items.elementSet().stream()
                .sorted(Comparator.<String>comparingInt(item -> -items.count(item))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(number)
                .map(item -> item + "=" + items.count(item))
                .toList();
    }
}
