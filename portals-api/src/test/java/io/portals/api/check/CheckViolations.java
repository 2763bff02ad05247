package io.portals.api.check;

/** Breaks a rule of the architecture; see {@code ArchitectureTest}. */
public final class CheckViolations {
    private CheckViolations() {}

    public static final class SeesTheBuilder {
        io.portals.api.AppBuilder builder;
    }
}
