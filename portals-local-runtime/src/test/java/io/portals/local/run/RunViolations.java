package io.portals.local.run;

/** Breaks a rule of the architecture's test, together with a class of the package that it sees. */
public final class RunViolations {
    private RunViolations() {}

    public static final class SeesTheEngine {
        io.portals.local.engine.EngineViolations.SeesRuns engine;
    }
}
