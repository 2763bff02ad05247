package io.portals.conformance.random.program;

/**
 * What something follows from. How far other tasks are with completing when it comes differs from run to run, so what follows from a
 * completion leaves no trace in the state that is told at a completion.
 */
enum Phase {
    COURSE,
    /** From an onComplete. */
    ENDING
}
