package io.portals.benchmarks;

/** The keys that all programs spread their work over: 10,000, evenly and in no order. */
final class Keys {
    static final int COUNT = 10_000;

    private static final String[] NAMES = new String[COUNT];

    static {
        for (int i = 0; i < COUNT; i++) {
            NAMES[i] = "key-" + i;
        }
    }

    private Keys() {}

    /** The key to which a number belongs. */
    static String of(long number) {
        return NAMES[place(number)];
    }

    /** Another key for the same number. */
    static String other(long number) {
        return of(number + 0x9E3779B97F4A7C15L);
    }

    /** The first key from the number's on that is on another subtask than the given one. */
    static String elsewhere(long number, String than, SubtaskOf subtasks) {
        int place = place(number);
        while (subtasks.subtask(NAMES[place]) == subtasks.subtask(than)) {
            place = (place + 1) % COUNT;
        }
        return NAMES[place];
    }

    /** Tells on which subtask a key is. */
    interface SubtaskOf {
        int subtask(String key);
    }

    /** MurmurHash3's finalizer. */
    private static int place(long number) {
        long mixed = number ^ number >>> 33;
        mixed *= 0xff51afd7ed558ccdL;
        mixed ^= mixed >>> 33;
        mixed *= 0xc4ceb9fe1a85ec53L;
        mixed ^= mixed >>> 33;
        return (int) ((mixed & Long.MAX_VALUE) % COUNT);
    }
}
