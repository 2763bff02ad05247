package io.portals.flink.metrics;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.MetricGroup;

/** What a subtask shows of a step that may set events aside. Made once for each step of an operator, and for one thread. */
public sealed class StepMetrics permits TaskMetrics {
    private final Counter skipped;
    private final Counter deadLetters;

    /**
     * @param operator the group of the operator
     * @param path of the step
     */
    public StepMetrics(MetricGroup operator, String path) {
        MetricGroup group = group(operator, path);
        skipped = group.counter(MetricNames.SKIPPED);
        deadLetters = group.counter(MetricNames.DEAD_LETTERS);
    }

    static MetricGroup group(MetricGroup operator, String path) {
        return operator.addGroup(MetricNames.STEP, path); // the same for the same path
    }

    public void skipped() {
        skipped.inc();
    }

    public void deadLetter() {
        deadLetters.inc();
    }
}
