package io.portals.local.engine;

/**
 * How long a run may go on without anything from outside.
 *
 * @param steps at most
 * @param events that are handled in them, at most
 */
public record Bound(long steps, long events) {
    private static final int TIMES = 10;

    /** For programs in tests. */
    public static final Bound DEFAULT = new Bound(1_000_000, 20_000_000);

    /** How many steps it may take with what comes from outside: a generator may be endless. */
    long stepsInAll() {
        return steps > Long.MAX_VALUE / TIMES ? Long.MAX_VALUE / 2 : steps * TIMES;
    }

    public Bound {
        if (steps < 1 || events < 1) {
            throw new IllegalArgumentException("a bound of " + steps + " steps and " + events
                    + " events leaves nothing to do; give it 1 or more of each");
        }
    }
}
