package io.portals.examples.actors;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What is missing, and what is too many, where the order does not matter. */
public final class Differences {
    private static final int SHOWN = 3;

    private Differences() {}

    /** In words; empty if there is none. */
    public static <T> Optional<String> between(Collection<? extends T> found, Collection<? extends T> expected) {
        Map<T, Integer> missing = new LinkedHashMap<>();
        expected.forEach(each -> missing.merge(each, 1, Integer::sum));
        found.forEach(each -> missing.merge(each, -1, Integer::sum));
        List<T> lost =
                missing.keySet().stream().filter(key -> missing.get(key) > 0).toList();
        List<T> many =
                missing.keySet().stream().filter(key -> missing.get(key) < 0).toList();
        if (lost.isEmpty() && many.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(described(lost, "missing") + ", " + described(many, "wrong, or too many"));
    }

    private static String described(List<?> some, String what) {
        String examples =
                some.isEmpty() ? "" : ", such as " + some.stream().limit(SHOWN).toList();
        return some.size() + " are " + what + examples;
    }
}
