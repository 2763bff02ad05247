package io.portals.local.engine;

/**
 * How long a run may go on without anything from outside.
 *
 * @param steps at most
 * @param events that are handled in them, at most
 */
public record Bound(long steps, long events) {
    /** For programs in tests. */
    public static final Bound DEFAULT = new Bound(1_000_000, 20_000_000);

    public Bound {
        if (steps < 1 || events < 1) {
            throw new IllegalArgumentException("a bound of " + steps + " steps and " + events
                    + " events leaves nothing to do; give it 1 or more of each");
        }
    }
}
