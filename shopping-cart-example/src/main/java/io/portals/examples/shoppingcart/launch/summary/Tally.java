package io.portals.examples.shoppingcart.launch.summary;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Numbers by name. */
final class Tally {
    private final Map<String, Long> counts = new TreeMap<>();

    void add(String name, long number) {
        counts.merge(name, number, Long::sum);
    }

    void addEach(List<String> names) {
        names.forEach(name -> add(name, 1));
    }

    long of(String name) {
        return counts.getOrDefault(name, 0L);
    }

    Map<String, Long> counts() {
        return Collections.unmodifiableMap(counts);
    }
}
