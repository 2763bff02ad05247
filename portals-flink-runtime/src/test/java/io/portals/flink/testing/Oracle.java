package io.portals.flink.testing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Compares what was seen with what had to be. */
public final class Oracle {
    private static final int MOST_NAMED = 5;

    private Oracle() {}

    /** @param expected all items, with the places where they are to be done */
    public static List<String> problems(Map<String, String> expected, List<Seen> output) {
        List<String> problems = new ArrayList<>();
        Map<String, Integer> times = new HashMap<>();
        Map<String, Set<Long>> counts = new LinkedHashMap<>();
        for (Seen seen : output) {
            int before = times.merge(seen.what(), 1, Integer::sum) - 1;
            if (before > 0) {
                problems.add("doubled: " + seen);
            } else if (!seen.place().equals(expected.get(seen.what()))) {
                problems.add("unexpected: " + seen + ", expected at " + expected.get(seen.what()));
            }
            if (!counts.computeIfAbsent(seen.place(), place -> new TreeSet<>()).add(seen.count())) {
                problems.add("doubled count: " + seen);
            }
            if (!seen.disorder().isEmpty()) {
                problems.add((seen.disorder().startsWith("was ") ? "failed: " : "out of order: ") + seen);
            }
        }
        expected.forEach((what, place) -> {
            if (!times.containsKey(what)) {
                problems.add("missing: " + what + " at " + place);
            }
        });
        counts.forEach((place, seen) -> {
            long next = 1;
            for (long count : seen) {
                if (count != next) {
                    problems.add("gap in the counts of " + place + ": " + next + " is missing");
                    break;
                }
                next++;
            }
        });
        return named(problems);
    }

    /** Some of each kind: one item that is missing may bring many others out of order. */
    private static List<String> named(List<String> problems) {
        Map<String, Integer> kinds = new HashMap<>();
        return problems.stream()
                .filter(problem ->
                        kinds.merge(problem.substring(0, problem.indexOf(' ')), 1, Integer::sum) <= MOST_NAMED)
                .toList();
    }
}
