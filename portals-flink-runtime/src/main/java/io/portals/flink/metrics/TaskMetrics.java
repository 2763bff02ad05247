package io.portals.flink.metrics;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What a subtask shows of a task, keyed or not. */
public final class TaskMetrics extends StepMetrics {
    private final Counter events;
    private final Counter timersFired;

    /**
     * @param operator the group of the operator
     * @param path of the task
     */
    public TaskMetrics(MetricGroup operator, String path) {
        super(operator, path);
        MetricGroup group = group(operator, path);
        events = group.counter(MetricNames.EVENTS);
        timersFired = group.counter(MetricNames.TIMERS_FIRED);
    }

    /** The task is about to handle an event. */
    public void event() {
        events.inc();
    }

    /** The task is about to handle a timer. */
    public void timerFired() {
        timersFired.inc();
    }
}
