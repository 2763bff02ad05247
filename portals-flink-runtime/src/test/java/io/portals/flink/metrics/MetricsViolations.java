package io.portals.flink.metrics;

/** Break rules of the architecture's test. */
public final class MetricsViolations {
    private MetricsViolations() {}

    /** Knows what it counts. */
    public static final class SeesTasks {
        io.portals.flink.task.TaskSpec spec;
    }

    /** Knows the feedback core. */
    public static final class SeesCore {
        io.portals.flink.core.CoreTuning tuning;
    }
}
