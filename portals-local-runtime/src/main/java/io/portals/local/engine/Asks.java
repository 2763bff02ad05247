package io.portals.local.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The asks that are pending, by their number. A number is never given twice in a run, so an answer that comes late cannot be
 * taken for that of another ask.
 */
final class Asks {
    private static final Comparator<Pending> BY_DEADLINE =
            Comparator.comparingLong(Pending::deadlineMillis).thenComparingLong(Pending::ask);

    private final Map<Long, Pending> pending = new LinkedHashMap<>();

    /** Those with a limit; some may be resolved since. */
    private final PriorityQueue<Pending> limited = new PriorityQueue<>(BY_DEADLINE);

    /** The keys of asks that failed before an answer came: for the dead letter, if it comes after all. */
    private final Map<Long, Object> lapsed = new LinkedHashMap<>();

    private long made;

    /** What was there at a moment. */
    record Saved(List<Pending> pending, Map<Long, Object> lapsed, long made) {}

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
        if (ask.deadlineMillis() != Pending.NEVER) {
            limited.add(ask);
        }
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
        lapsed.put(ask.ask(), ask.key());
    }

    /** The key that an ask had which is not pending any more; null if it is not known. */
    Object keyOfLapsed(long ask) {
        return lapsed.get(ask);
    }

    /** When the next limit is reached; {@link Pending#NEVER} if none is pending. */
    long nextDeadline() {
        while (!limited.isEmpty() && !pending.containsKey(limited.peek().ask())) {
            limited.poll();
        }
        return limited.isEmpty() ? Pending.NEVER : limited.peek().deadlineMillis();
    }

    /** The asks whose limit is reached, in order; they stay pending. */
    List<Pending> due(long nowMillis) {
        List<Pending> due = new ArrayList<>();
        while (nextDeadline() <= nowMillis) {
            due.add(limited.poll());
        }
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
        return new Saved(all(), new LinkedHashMap<>(lapsed), made);
    }

    /** @param due the numbers of asks that wait as timeouts already */
    void load(Saved saved, List<Long> due, LocalProbe probe) {
        for (Pending ask : saved.pending()) {
            if (probe.restoresAsk(ask.ask())) {
                open(ask);
            }
        }
        limited.removeIf(ask -> due.contains(ask.ask()));
        lapsed.putAll(saved.lapsed());
        made = saved.made();
    }
}
