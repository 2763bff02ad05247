package io.portals.api.state;

/** Breaks a rule of the architecture; see {@code ArchitectureTest}. */
public final class StateViolations {
    private StateViolations() {}

    public static final class SeesTasks {
        io.portals.api.task.ReplyTo<String> replyTo;
    }
}
