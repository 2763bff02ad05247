package io.portals.conformance.random.program;

import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.TaskContext;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
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
    private static final PerKey<Links> LINKS =
            State.perKey("links", Links.class).orElse(Links.NONE);
    private static final PerKey<Answers> ANSWERS =
            State.perKey("answers", Answers.class).orElse(Answers.NONE);

    /**
     * What came and went.
     *
     * @param ending what was handled that follows from completions
     * @param sent the number of what was sent last
     * @param received the number of what came last, by producer and edge
     */
    record Links(Tally ending, long sent, Map<String, Long> received) {
        static final Links NONE = new Links(Tally.NONE, 0, Map.of());
    }

    /**
     * Answers that are held back.
     *
     * @param held by the ids of requests
     * @param early ids of requests that were released before they came
     */
    record Answers(Map<String, Held> held, List<String> early) {
        static final Answers NONE = new Answers(Map.of(), List.of());
    }

    private Tracks() {}

    static Uses uses() {
        return Uses.state(TALLY, LINKS, ANSWERS);
    }

    /** The number of the next thing that this key sends. */
    static long next(TaskContext<Event> ctx) {
        return ctx.update(LINKS, links -> new Links(links.ending(), links.sent() + 1, links.received()))
                .sent();
    }

    /** Tells what was handled, and counts it. */
    static void handled(TaskContext<Event> ctx, Phase phase, Report report) {
        ctx.emit(report);
        String what = report.what() + " " + report.detail();
        if (phase == Phase.ENDING) {
            ctx.update(LINKS, links -> new Links(links.ending().plus(what), links.sent(), links.received()));
        } else {
            ctx.update(TALLY, tally -> tally.plus(what));
        }
    }

    /** Something came from one key over an edge; the report is of what came. */
    static void arrived(TaskContext<Event> ctx, String from, String edge, long number, Report report) {
        String link = from + " over " + edge;
        Links links = ctx.get(LINKS);
        Map<String, Long> received = new TreeMap<>(links.received());
        Long last = received.put(link, number);
        ctx.set(LINKS, new Links(links.ending(), links.sent(), Collections.unmodifiableMap(received)));
        if (last != null && last >= number) {
            String detail = "came " + link + " with number " + number + " after " + last;
            ctx.emit(new Report(report.program(), Report.Kind.DISORDER, report.id(), report.place(), detail));
        }
    }

    // ------------------------------------------------------------------------------------------- answers held back

    static Map<String, Held> held(TaskContext<Event> ctx) {
        return ctx.get(ANSWERS).held();
    }

    static void hold(TaskContext<Event> ctx, String request, Held held) {
        Answers answers = ctx.get(ANSWERS);
        Map<String, Held> all = new TreeMap<>(answers.held());
        all.put(request, held);
        ctx.set(ANSWERS, new Answers(Collections.unmodifiableMap(all), answers.early()));
    }

    /** What was held for the request, or null. */
    static Held take(TaskContext<Event> ctx, String request) {
        Answers answers = ctx.get(ANSWERS);
        Map<String, Held> all = new TreeMap<>(answers.held());
        Held held = all.remove(request);
        if (held != null) {
            ctx.set(ANSWERS, new Answers(Collections.unmodifiableMap(all), answers.early()));
        }
        return held;
    }

    static void releasedEarly(TaskContext<Event> ctx, String request) {
        Answers answers = ctx.get(ANSWERS);
        List<String> early = new ArrayList<>(answers.early());
        early.add(request);
        ctx.set(ANSWERS, new Answers(answers.held(), List.copyOf(early)));
    }

    static boolean takeEarly(TaskContext<Event> ctx, String request) {
        Answers answers = ctx.get(ANSWERS);
        List<String> early = new ArrayList<>(answers.early());
        boolean was = early.remove(request);
        if (was) {
            ctx.set(ANSWERS, new Answers(answers.held(), List.copyOf(early)));
        }
        return was;
    }
}
