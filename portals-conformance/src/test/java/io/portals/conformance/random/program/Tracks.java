package io.portals.conformance.random.program;

import io.portals.api.state.PerKey;
import io.portals.api.state.PerKeyList;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.State;
import io.portals.api.state.StateList;
import io.portals.api.state.StateMap;
import io.portals.api.state.Uses;
import io.portals.api.task.TaskContext;
import io.portals.conformance.random.spec.TaskSpec.Keeping;
import io.portals.local.TaskView;
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

    /** What was handled, in some elements whose sum it is. */
    private static final PerKeyList<Tally> LIST = State.perKeyList("list", Tally.class);
    /** What was handled, by classes of content; and those classes of which an odd number was. */
    private static final PerKeyMap<String, Tally> MAP = State.perKeyMap("map", String.class, Tally.class);

    private static final int MOST_ELEMENTS = 4;
    private static final int CLASSES = 3;

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

    static Uses uses(Keeping keeps) {
        Uses values = Uses.state(TALLY, LINKS, ANSWERS);
        return switch (keeps) {
            case VALUE -> values;
            case LIST -> values.and(Uses.state(LIST));
            case MAP -> values.and(Uses.state(MAP));
        };
    }

    /** The number of the next thing that this key sends. */
    static long next(TaskContext<Event> ctx) {
        return ctx.update(LINKS, links -> new Links(links.ending(), links.sent() + 1, links.received()))
                .sent();
    }

    /** Tells what was handled, and counts it. */
    static void handled(TaskContext<Event> ctx, Phase phase, Keeping keeps, Report report) {
        ctx.emit(report);
        String what = report.what() + " " + report.detail();
        if (phase == Phase.ENDING) {
            ctx.update(LINKS, links -> new Links(links.ending().plus(what), links.sent(), links.received()));
        } else {
            ctx.update(TALLY, tally -> tally.plus(what));
            keep(ctx, keeps, what);
        }
    }

    private static void keep(TaskContext<Event> ctx, Keeping keeps, String what) {
        if (keeps == Keeping.LIST) {
            StateList<Tally> list = ctx.list(LIST);
            list.add(Tally.NONE.plus(what));
            if (list.get().size() > MOST_ELEMENTS) {
                list.set(List.of(sum(list.get())));
            }
        } else if (keeps == Keeping.MAP) {
            StateMap<String, Tally> map = ctx.map(MAP);
            String name = "c" + Content.choice(what, "class", CLASSES);
            map.put(name, (map.contains(name) ? map.get(name) : Tally.NONE).plus(what));
            String odd = "odd" + Content.choice(what, "odd", CLASSES);
            if (map.contains(odd)) {
                map.remove(odd);
            } else {
                map.put(odd, Tally.NONE);
            }
        }
    }

    private static Tally sum(List<Tally> tallies) {
        return tallies.stream().reduce(Tally.NONE, Tally::plus);
    }

    /** What the key has kept, in words. */
    static String told(TaskContext<Event> ctx, Keeping keeps) {
        return switch (keeps) {
            case VALUE -> ctx.get(TALLY).toString();
            case LIST -> ctx.get(TALLY) + " list " + sum(ctx.list(LIST).get());
            case MAP -> {
                Map<String, Tally> sorted = new TreeMap<>();
                ctx.map(MAP).entries().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
                yield ctx.get(TALLY) + " map " + sorted;
            }
        };
    }

    /** The same of what is seen from outside. */
    static String told(TaskView.KeyView key, Keeping keeps) {
        return switch (keeps) {
            case VALUE -> key.get(TALLY).toString();
            case LIST -> key.get(TALLY) + " list " + sum(key.list(LIST));
            case MAP -> key.get(TALLY) + " map " + new TreeMap<>(key.map(MAP));
        };
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
