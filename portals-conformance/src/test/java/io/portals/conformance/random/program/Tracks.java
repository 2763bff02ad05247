package io.portals.conformance.random.program;

import io.portals.api.Type;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.TaskContext;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/**
 * The state of a task, and what each handler does with it: it counts what it handled, numbers what it sends, and checks the numbers
 * of what it gets.
 *
 * <p>Order is guaranteed from one producer key over one edge to one consumer key. A producer numbers all that it sends, whatever the
 * edge, so what comes to one key is a part of that, and its numbers must grow. That no number is missing is seen from the outputs:
 * each item has one.
 */
final class Tracks {
    static final PerKey<Tally> TALLY = State.perKey("tally", Tally.class).orElse(Tally.NONE);
    /** What follows from completions. */
    private static final PerKey<Tally> ENDING =
            State.perKey("ending", Tally.class).orElse(Tally.NONE);

    private static final PerKey<Long> SENT = State.perKey("sent", Long.class).orElse(0L);
    private static final PerKey<Map<String, Long>> RECEIVED =
            State.perKey("received", new Type<Map<String, Long>>() {}).orElse(Map.of());
    /** By the ids of requests. */
    private static final PerKey<Map<String, Held>> HELD =
            State.perKey("held", new Type<Map<String, Held>>() {}).orElse(Map.of());
    /** Ids of requests that were released before they came. */
    private static final PerKey<Map<String, Long>> EARLY =
            State.perKey("early", new Type<Map<String, Long>>() {}).orElse(Map.of());

    private Tracks() {}

    static Uses uses() {
        return Uses.state(TALLY, ENDING, SENT, RECEIVED, HELD, EARLY);
    }

    /** The number of the next thing that this key sends. */
    static long next(TaskContext<Event> ctx) {
        return ctx.update(SENT, sent -> sent + 1);
    }

    /** Tells what was handled, and counts it. */
    static void handled(TaskContext<Event> ctx, Phase phase, Report report) {
        ctx.emit(report);
        ctx.update(phase == Phase.ENDING ? ENDING : TALLY, tally -> tally.plus(report.what() + " " + report.detail()));
    }

    /** Something came from one key over an edge. */
    static void arrived(TaskContext<Event> ctx, String from, String edge, long number, Report report) {
        String link = from + " over " + edge;
        Map<String, Long> received = new TreeMap<>(ctx.get(RECEIVED));
        Long last = received.put(link, number);
        ctx.set(RECEIVED, Collections.unmodifiableMap(received));
        if (last != null && last >= number) {
            String detail = "came " + link + " with number " + number + " after " + last;
            ctx.emit(new Report(report.program(), Report.Kind.DISORDER, report.id(), report.place(), detail));
        }
    }

    // ------------------------------------------------------------------------------------------- answers held back

    static Map<String, Held> held(TaskContext<Event> ctx) {
        return ctx.get(HELD);
    }

    static void hold(TaskContext<Event> ctx, String request, Held held) {
        Map<String, Held> all = new TreeMap<>(ctx.get(HELD));
        all.put(request, held);
        ctx.set(HELD, Collections.unmodifiableMap(all));
    }

    /** What was held for the request, or null. */
    static Held take(TaskContext<Event> ctx, String request) {
        Map<String, Held> all = new TreeMap<>(ctx.get(HELD));
        Held held = all.remove(request);
        ctx.set(HELD, Collections.unmodifiableMap(all));
        return held;
    }

    static void releasedEarly(TaskContext<Event> ctx, String request) {
        Map<String, Long> all = new TreeMap<>(ctx.get(EARLY));
        all.put(request, 1L);
        ctx.set(EARLY, Collections.unmodifiableMap(all));
    }

    static boolean takeEarly(TaskContext<Event> ctx, String request) {
        Map<String, Long> all = new TreeMap<>(ctx.get(EARLY));
        boolean was = all.remove(request) != null;
        if (was) {
            ctx.set(EARLY, Collections.unmodifiableMap(all));
        }
        return was;
    }
}
