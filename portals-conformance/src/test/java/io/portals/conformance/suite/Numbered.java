package io.portals.conformance.suite;

import io.portals.api.Type;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.TaskContext;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Numbers what goes from one key to another over one edge, and checks at the other end that the numbers come one after the other.
 * A task that sends or receives declares {@link #STATE}.
 */
final class Numbered {
    private static final PerKey<Map<String, Long>> SENT =
            State.perKey("sent", new Type<Map<String, Long>>() {}).orElse(Map.of());
    private static final PerKey<Map<String, Long>> RECEIVED =
            State.perKey("received", new Type<Map<String, Long>>() {}).orElse(Map.of());

    static final Uses STATE = Uses.state(SENT, RECEIVED);

    private Numbered() {}

    /** The number of the next thing that goes over the link, from 1 on. */
    static long next(TaskContext<?> ctx, String link) {
        return count(ctx, SENT, link);
    }

    /** Takes what came over the link, and says what is wrong if it is not the one that had to come. */
    static Optional<String> received(TaskContext<?> ctx, String link, long number) {
        long expected = count(ctx, RECEIVED, link);
        return number == expected
                ? Optional.empty()
                : Optional.of(link + ": number " + number + " came when " + expected + " had to");
    }

    /** How many came over each link. */
    static List<String> totals(TaskContext<?> ctx) {
        return lines(ctx.get(RECEIVED));
    }

    /** The same for links that are known from elsewhere. */
    static List<String> lines(Map<String, Long> totals) {
        return totals.entrySet().stream()
                .map(link -> link.getKey() + ": " + link.getValue())
                .toList();
    }

    private static long count(TaskContext<?> ctx, PerKey<Map<String, Long>> counts, String link) {
        Map<String, Long> changed = new TreeMap<>(ctx.get(counts));
        long number = changed.merge(link, 1L, Long::sum);
        ctx.set(counts, changed);
        return number;
    }
}
