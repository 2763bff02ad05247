package io.portals.examples.shoppingcart.launch;

/** Something on the command line cannot be done. The message is one line that says what to do. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }
}
