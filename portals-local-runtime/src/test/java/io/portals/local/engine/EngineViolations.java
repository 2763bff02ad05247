package io.portals.local.engine;

/** Break rules of the architecture's test, and one comes close and breaks none. */
public final class EngineViolations {
    private EngineViolations() {}

    public static final class UsesALibrary {
        Object value() {
            return org.assertj.core.api.Assertions.class;
        }
    }

    public static final class SeesStandardVerification {
        Object value() {
            return io.portals.local.verify.standard.StandardVerification.find();
        }
    }

    public static final class SeesTheTestKit {
        Object value() {
            return io.portals.local.testkit.PortalsAssertions.class;
        }
    }

    /** As it may; not if runs see it, too. */
    public static final class SeesRuns {
        io.portals.local.run.Step step;
    }

    public static final class BreaksNothing {
        io.portals.local.verify.Verification verification = io.portals.local.verify.Verification.OFF;
        io.portals.api.Application application;
    }
}
