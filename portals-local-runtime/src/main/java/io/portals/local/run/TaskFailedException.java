package io.portals.local.run;

/**
 * A handler of a task, or the function of another step, threw. The atom that it was handling has left no trace: state, outputs
 * and asks are as before, and the next step handles it again.
 */
public final class TaskFailedException extends RuntimeException {
    /** @param message says which step, on what, and under which key */
    public TaskFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
