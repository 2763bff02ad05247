package io.portals.local.engine;

import java.util.Arrays;

/** The events that a step gives in one transaction, and, behind a keyBy, their keys. Used again by the next transaction. */
final class Rows {
    private static final int LARGEST_KEPT = 1 << 16;

    Object[] events = new Object[16];
    Object[] keys = new Object[16];
    int size;

    void add(Object event) {
        if (size == events.length) {
            events = Arrays.copyOf(events, 2 * size);
        }
        events[size++] = event;
    }

    void add(Object event, Object key) {
        if (size == keys.length) {
            keys = Arrays.copyOf(keys, 2 * size);
        }
        keys[size] = key;
        add(event);
    }

    /** Takes over the events of an atom, which must not be changed. */
    void share(Object[] atom) {
        events = atom;
        size = atom.length;
    }

    /** Adds all events of another, without their keys. */
    void addAll(Rows other) {
        int sum = size + other.size;
        if (sum > events.length) {
            events = Arrays.copyOf(events, Math.max(sum, 2 * size));
        }
        System.arraycopy(other.events, 0, events, size, other.size);
        size = sum;
    }

    Object[] toArray() {
        return Arrays.copyOf(events, size);
    }

    void clear() {
        size = 0;
        if (events.length > LARGEST_KEPT) {
            events = new Object[16];
            keys = new Object[16];
        }
    }
}
