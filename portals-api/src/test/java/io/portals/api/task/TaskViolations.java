package io.portals.api.task;

/** Breaks a rule of the architecture; see {@code ArchitectureTest}. */
public final class TaskViolations {
    private TaskViolations() {}

    public static final class SeesTheGraph {
        io.portals.api.graph.Registry registry;
    }
}
