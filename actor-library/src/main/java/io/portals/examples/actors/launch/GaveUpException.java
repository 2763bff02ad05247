package io.portals.examples.actors.launch;

/** A run took longer than it may. The message says what was awaited. */
final class GaveUpException extends Exception {
    private static final long serialVersionUID = 1;

    GaveUpException(String message) {
        super(message);
    }
}
