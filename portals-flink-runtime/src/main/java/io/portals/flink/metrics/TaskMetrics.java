package io.portals.flink.metrics;

import io.portals.api.check.HandlerRules;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What a subtask shows of a task, keyed or not. */
public final class TaskMetrics extends StepMetrics {
    private final Counter events;
    private final Counter timersFired;
    private final String path;
    private final MetricGroup own;
    private final Map<String, Counter> counted = new HashMap<>();

    /**
     * @param operator the group of the operator
     * @param path of the task
     */
    public TaskMetrics(MetricGroup operator, String path) {
        super(operator, path);
        MetricGroup group = group(operator, path);
        events = group.counter(MetricNames.EVENTS);
        timersFired = group.counter(MetricNames.TIMERS_FIRED);
        own = group.addGroup(MetricNames.COUNTED);
        this.path = path;
    }

    /** The task is about to handle an event. */
    public void event() {
        events.inc();
    }

    /** The task is about to handle a timer. */
    public void timerFired() {
        timersFired.inc();
    }

    /**
     * A handler counts by itself.
     *
     * @throws IllegalArgumentException if the counter is new, and its name is none
     */
    public void count(String metric, long delta) {
        Counter counter = counted.get(metric);
        if (counter == null) {
            counter = own.counter(HandlerRules.counter(path, metric));
            counted.put(metric, counter);
        }
        counter.inc(delta);
    }
}
