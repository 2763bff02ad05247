package io.portals.examples.shoppingcart.launch.faults;

/** Thrown on purpose. It has no stack trace: where it came from is in its message, and nobody should have to search for it. */
final class InjectedFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    InjectedFailure(String message) {
        super(message, null, false, false);
    }
}
