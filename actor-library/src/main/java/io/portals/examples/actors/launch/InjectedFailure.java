package io.portals.examples.actors.launch;

/** A failure on purpose. */
final class InjectedFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    InjectedFailure(int number) {
        super("failure " + number + " on purpose");
    }
}
