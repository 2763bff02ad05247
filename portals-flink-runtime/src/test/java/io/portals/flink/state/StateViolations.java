package io.portals.flink.state;

/** Break rules of the architecture's test. */
public final class StateViolations {
    private StateViolations() {}

    /** Knows tasks. */
    public static final class SeesTasks {
        io.portals.flink.task.TaskSpec task;
    }
}
