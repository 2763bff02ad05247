package io.portals.local.engine;

/** Ends a step in the middle, as the end of a process would. No handler's business: it is not an exception. */
final class Crash extends Error {
    private static final long serialVersionUID = 1L;

    Crash() {
        super("crash on purpose", null, false, false);
    }
}
