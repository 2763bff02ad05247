package io.portals.examples.actors;

/** Something on the command line cannot be done. The message is one line that says what to do. */
public final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1;

    public UsageException(String message) {
        super(message);
    }

    /** @throws UsageException if the value of an option is out of range */
    public static void checkRange(String option, long value, long least, long most) {
        if (value < least || value > most) {
            throw new UsageException(
                    option + ": " + value + " is out of range; give a number from " + least + " to " + most);
        }
    }
}
