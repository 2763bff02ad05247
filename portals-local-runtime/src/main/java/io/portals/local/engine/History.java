package io.portals.local.engine;

import java.util.ArrayList;
import java.util.List;

/**
 * What was appended, of which the last so many entries are kept. Saving it costs nothing: what is saved shares the entries, and
 * what is loaded copies them.
 *
 * @param <E> the entries
 */
final class History<E> {
    private final int most;
    private List<E> entries = new ArrayList<>();
    private long dropped;

    /** What was there at a moment. */
    record Saved<E>(List<E> entries, int size, long dropped) {}

    History(int most) {
        this.most = most;
    }

    void append(E entry) {
        if (most == 0) {
            dropped++;
            return;
        }
        if (entries.size() / 2 >= most) {
            dropped += entries.size() - most;
            entries = new ArrayList<>(entries.subList(entries.size() - most, entries.size()));
        }
        entries.add(entry);
    }

    /** The entries that are kept. */
    List<E> entries() {
        return new ArrayList<>(entries.subList(Math.max(0, entries.size() - most), entries.size()));
    }

    /** How many were appended before those. */
    long dropped() {
        return dropped + Math.max(0, entries.size() - most);
    }

    Saved<E> save() {
        return new Saved<>(entries, entries.size(), dropped);
    }

    void load(Saved<E> saved) {
        entries = new ArrayList<>(saved.entries().subList(0, saved.size()));
        dropped = saved.dropped();
    }
}
