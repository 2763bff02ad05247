package io.portals.conformance.suite;

import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.TaskContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the tasks of a program say of their work: a line for each thing that is done at a place (a task's key), and at the end how
 * many things were done at each place. So an output that is lost or doubled shows, and state that is lost or doubled too.
 */
final class Ledger {
    private static final PerKey<Long> DONE = State.perKey("done", Long.class).orElse(0L);

    static final Uses STATE = Uses.state(DONE);

    private final List<String> lines = new ArrayList<>();
    private final Map<String, Long> totals = new TreeMap<>();

    /** Counts what was done, and gives the line that says so. */
    static String done(TaskContext<?> ctx, String what, String task) {
        ctx.update(DONE, n -> n + 1);
        return line(what, place(task, ctx.key(Object.class)));
    }

    /** The line that says how much was done under the key. */
    static String total(TaskContext<?> ctx, String task) {
        return place(task, ctx.key(Object.class)) + ": " + ctx.get(DONE);
    }

    private static String place(String task, Object key) {
        return task + "@" + key;
    }

    private static String line(String what, String place) {
        return what + " at " + place;
    }

    /** Expects that something is done. */
    Ledger expect(String what, String task, Object key) {
        lines.add(line(what, place(task, key)));
        totals.merge(place(task, key), 1L, Long::sum);
        return this;
    }

    /** All lines that are expected, totals included. */
    List<String> expected() {
        List<String> all = new ArrayList<>(lines);
        totals.forEach((place, total) -> all.add(place + ": " + total));
        return all;
    }
}
