package io.portals.flink.state;

/** State cannot be read or written: the fault of the state backend, not of the handler that uses it. */
public final class StateException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StateException(String message, Throwable cause) {
        super(message, cause);
    }
}
