package io.portals.flink.exactlyonce;

import io.portals.api.Type;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.task.TaskContext;
import java.util.HashMap;
import java.util.Map;

/**
 * Numbers what goes from one key to another over one edge, and checks at the other end that the numbers come one after the
 * other.
 */
final class Links {
    static final PerKey<Map<String, Long>> SENT =
            State.perKey("sent", new Type<Map<String, Long>>() {}).orElse(Map.of());
    static final PerKey<Map<String, Long>> RECEIVED =
            State.perKey("received", new Type<Map<String, Long>>() {}).orElse(Map.of());
    static final PerKey<Long> COUNT = State.perKey("count", Long.class).orElse(0L);

    private Links() {}

    /** The number of the next thing that goes over the link. */
    static long next(TaskContext<?> ctx, String link) {
        Map<String, Long> sent = new HashMap<>(ctx.get(SENT));
        long number = sent.merge(link, 1L, Long::sum);
        ctx.set(SENT, sent);
        return number;
    }

    /** Empty if the number is the one that has to come over the link now. */
    static String disorder(TaskContext<?> ctx, String link, long number) {
        Map<String, Long> received = new HashMap<>(ctx.get(RECEIVED));
        long expected = received.getOrDefault(link, 0L) + 1;
        received.put(link, number);
        ctx.set(RECEIVED, received);
        return number == expected ? "" : link + " brought " + number + " instead of " + expected;
    }

    static long count(TaskContext<?> ctx) {
        return ctx.update(COUNT, n -> n + 1);
    }

    /** Handlers take their time, so that there is something in flight whenever a barrier or a failure comes. */
    static void work() {
        java.util.concurrent.locks.LockSupport.parkNanos(1_000);
    }
}
