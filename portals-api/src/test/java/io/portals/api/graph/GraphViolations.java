package io.portals.api.graph;

/** Breaks a rule of the architecture; see {@code ArchitectureTest}. */
public final class GraphViolations {
    private GraphViolations() {}

    public static final class SeesTheRules {
        io.portals.api.check.Problem problem;
    }
}
