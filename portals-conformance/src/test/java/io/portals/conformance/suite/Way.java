package io.portals.conformance.suite;

/** A way to run programs: with a seed, a parallelism, with or without failures. Its text names it in reports. */
public interface Way {
    /** Runs a program to its end, with time passing as it has to. */
    Outcome run(Program program) throws Exception;

    /**
     * What a program fails with: all that the user is told.
     *
     * @throws AssertionError if it does not fail
     */
    String failureOf(Program program) throws Exception;

    /**
     * Whether what is counted besides the committed events is exact. It is not where counters are not restored after a failure.
     */
    default boolean countsExactly() {
        return true;
    }
}
