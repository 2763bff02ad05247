package io.portals.conformance.suite;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Input;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.LongStream;

/**
 * What a test runs.
 *
 * <pre>{@code
 * Program.of(carts, inventory).reading(OPERATIONS, operations).watching(ORDERS)
 * }</pre>
 *
 * @param applications launched together
 * @param feeds what comes in
 * @param watched the streams whose events the test looks at
 * @param mishap a failure on purpose
 * @param counters what tasks count that the test looks at
 */
public record Program(
        List<Application> applications,
        List<Feed<?>> feeds,
        List<AtomicStream<?>> watched,
        Optional<Mishap.Planned> mishap,
        List<Counter> counters) {

    /** What a task counts. */
    public record Counter(String task, String metric) {}

    /** All atoms that come in by an input, after which it ends. */
    public record Feed<T>(Input<T> input, List<List<T>> atoms) {}

    public static Program of(Application... applications) {
        return new Program(List.of(applications), List.of(), List.of(), Optional.empty(), List.of());
    }

    /** Adds what comes in. */
    public <T> Program reading(Input<T> input, List<List<T>> atoms) {
        List<Feed<?>> more = new ArrayList<>(feeds);
        more.add(new Feed<>(input, atoms));
        return new Program(applications, more, watched, mishap, counters);
    }

    /** Adds numbers that come in, from 0 on, so many to an atom. */
    public Program reading(Input<Long> input, long numbers, int atomSize) {
        return reading(input, atoms(LongStream.range(0, numbers).boxed().toList(), atomSize));
    }

    public Program watching(AtomicStream<?>... streams) {
        return new Program(applications, feeds, List.of(streams), mishap, counters);
    }

    /** Looks at what a task counts. Where a run recovers from failures that is no certain number. */
    public Program counting(String task, String metric) {
        List<Counter> more = new ArrayList<>(counters);
        more.add(new Counter(task, metric));
        return new Program(applications, feeds, watched, mishap, more);
    }

    /** Lets a handler fail, once: when it passes the place for the given time, counted from 1. */
    public Program failingAt(String place, int pass) {
        return new Program(applications, feeds, watched, Optional.of(new Mishap.Planned(place, pass)), counters);
    }

    /** The events, so many to an atom. */
    public static <T> List<List<T>> atoms(List<T> events, int atomSize) {
        List<List<T>> atoms = new ArrayList<>();
        for (int from = 0; from < events.size(); from += atomSize) {
            atoms.add(events.subList(from, Math.min(from + atomSize, events.size())));
        }
        return atoms;
    }
}
