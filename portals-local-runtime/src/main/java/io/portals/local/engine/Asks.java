package io.portals.local.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The asks that are pending, by their number. A number is never given twice in a run, so an answer that comes late cannot be
 * taken for that of another ask.
 */
final class Asks {
    private final Map<Long, Pending> pending = new LinkedHashMap<>();
    private final Deadlines limits = new Deadlines(pending);

    /** Asks that failed before an answer came: for the continuation that waits for it, or the dead letter, if it comes after all. */
    private final Map<Long, Pending> lapsed = new LinkedHashMap<>();

    /** By their numbers, which are among those of asks. */
    private final Map<Long, Gather> gathers = new LinkedHashMap<>();

    private long made;

    /** What was there at a moment. */
    record Saved(List<Pending> pending, List<Pending> lapsed, List<Gather> gathers, long made) {}

    long nextNumber() {
        return ++made;
    }

    long made() {
        return made;
    }

    /** Takes numbers back that were given in a transaction that failed. */
    void takeBack(long madeBefore) {
        made = madeBefore;
    }

    void open(Pending ask) {
        pending.put(ask.ask(), ask);
        limits.add(ask.ask(), ask.deadlineMillis());
    }

    Pending find(long ask) {
        return pending.get(ask);
    }

    /** Removes an ask; null if it is not pending. */
    Pending take(long ask) {
        return pending.remove(ask);
    }

    /** Undoes {@link #take}. */
    void putBack(Pending ask) {
        pending.put(ask.ask(), ask);
    }

    void lapse(Pending ask) {
        lapsed.put(ask.ask(), ask);
    }

    /** Removes an ask that failed before an answer came; null if there is none. */
    Pending takeLapsed(long ask) {
        return lapsed.remove(ask);
    }

    /** The key that an ask had which is not pending any more; null if it is not known. */
    Object keyOfLapsed(long ask) {
        Pending failed = lapsed.get(ask);
        return failed == null ? null : failed.key();
    }

    /** Several asks that were made as one; null if that is not their number, or they are resolved. */
    Gather gather(long number) {
        return gathers.get(number);
    }

    void put(Gather gather) {
        gathers.put(gather.number(), gather);
    }

    void remove(Gather gather) {
        gathers.remove(gather.number());
    }

    /** When the next limit is reached; {@link Deadlines#NEVER} if none is pending. */
    long nextDeadline() {
        return limits.next();
    }

    /** The asks whose limit is reached, in order; they stay pending. */
    List<Pending> due(long nowMillis) {
        List<Pending> due = new ArrayList<>();
        limits.take(nowMillis).forEach(number -> due.add(pending.get(number)));
        return due;
    }

    /** All, in the order in which they were made. */
    List<Pending> all() {
        List<Pending> all = new ArrayList<>(pending.values());
        all.sort(Comparator.comparingLong(Pending::ask));
        return all;
    }

    boolean isEmpty() {
        return pending.isEmpty();
    }

    Saved save() {
        return new Saved(all(), new ArrayList<>(lapsed.values()), new ArrayList<>(gathers.values()), made);
    }

    /** @param due the numbers of asks that wait as timeouts already */
    void load(Saved saved, List<Long> due, LocalProbe probe) {
        for (Pending ask : saved.pending()) {
            if (probe.restoresAsk(ask.ask())) {
                pending.put(ask.ask(), ask);
                limits.add(ask.ask(), due.contains(ask.ask()) ? Deadlines.NEVER : ask.deadlineMillis());
            }
        }
        saved.lapsed().forEach(this::lapse);
        saved.gathers().forEach(this::put);
        made = saved.made();
    }
}
