package io.portals.local.engine;

/** What one key has of a task's state. */
final class KeyState {
    final Object key;

    /** By the number of the handle, as its {@link Slot} keeps it; null where there is no value. */
    Object[] values;

    /** Whether onComplete has run for the key. */
    boolean completed;

    /** The transaction that last changed it. */
    long changedBy;

    KeyState(Object key, int handles) {
        this.key = key;
        this.values = new Object[handles];
    }
}
