package io.portals.local.verify.standard;

/** Breaks a rule of the architecture's test. */
public final class StandardViolations {
    private StandardViolations() {}

    public static final class UsesAssertJ {
        Object value() {
            return org.assertj.core.api.Assertions.class;
        }
    }
}
