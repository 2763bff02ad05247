package io.portals.flink.task;

/** Break rules of the architecture's test. */
public final class TaskViolations {
    private TaskViolations() {}

    /** Knows the feedback core. */
    public static final class SeesCore {
        io.portals.flink.core.CoreTuning tuning;
    }

    /** Knows how plans become jobs. */
    public static final class SeesTranslation {
        io.portals.flink.translate.Bindings bindings;
    }
}
