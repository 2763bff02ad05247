package io.portals.local.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The timers that are set, by their number. A number is never given twice in a run. */
final class Timers {
    private static final Comparator<Timer> FIRST =
            Comparator.<Timer>comparingLong(timer -> timer.id().atMillis()).thenComparingLong(Timer::number);

    private final Map<Long, Timer> pending = new LinkedHashMap<>();
    private final Deadlines awaited = new Deadlines(pending);
    /** Of those without which a run ends. */
    private final Deadlines upkeep = new Deadlines(pending);

    private long made;

    /** What was there at a moment. */
    record Saved(List<Timer> pending, long made) {}

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

    void set(Timer timer) {
        pending.put(timer.number(), timer);
        expect(timer);
    }

    private void expect(Timer timer) {
        (timer.isUpkeep() ? upkeep : awaited).add(timer.number(), timer.id().atMillis());
    }

    Timer find(long number) {
        return pending.get(number);
    }

    /** Removes a timer; null if it is not pending. */
    Timer take(long number) {
        return pending.remove(number);
    }

    /** Undoes {@link #take}: of a timer that was cancelled, or is due and waits to be fired. */
    void putBack(Timer timer) {
        pending.put(timer.number(), timer); // its deadline is still there, or was taken when it became due
    }

    /** When the next one is due for which a run waits. */
    long nextAwaitedMillis() {
        return awaited.next();
    }

    /** When the next one is due without which a run ends. */
    long nextUpkeepMillis() {
        return upkeep.next();
    }

    /** Those that are due, in order; they stay pending until they fire. */
    List<Timer> due(long nowMillis, boolean withUpkeep) {
        List<Timer> due = new ArrayList<>();
        awaited.take(nowMillis).forEach(number -> due.add(pending.get(number)));
        if (withUpkeep) {
            upkeep.take(nowMillis).forEach(number -> due.add(pending.get(number)));
            due.sort(FIRST);
        }
        return due;
    }

    /** All, in the order in which they were set. */
    List<Timer> all() {
        List<Timer> all = new ArrayList<>(pending.values());
        all.sort(Comparator.comparingLong(Timer::number));
        return all;
    }

    Saved save() {
        return new Saved(all(), made);
    }

    /** @param due the numbers of those that wait to be fired already */
    void load(Saved saved, List<Long> due) {
        for (Timer timer : saved.pending()) {
            pending.put(timer.number(), timer);
            if (!due.contains(timer.number())) {
                expect(timer);
            }
        }
        made = saved.made();
    }
}
