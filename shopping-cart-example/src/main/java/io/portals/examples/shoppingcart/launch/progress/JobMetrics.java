package io.portals.examples.shoppingcart.launch.progress;

import io.portals.examples.shoppingcart.launch.input.OperationCounter;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;

/**
 * The metrics of a job that runs in this JVM, as they stand. {@link ProgressReporter} tells it which there are; of those that
 * are gone, for instance after a restart, it remembers what matters.
 */
public final class JobMetrics {
    private static final Map<String, JobMetrics> RUNS = new ConcurrentHashMap<>();

    private static final String RESTARTS = "numRestarts";
    private static final String CHECKPOINTS = "numberOfCompletedCheckpoints";
    private static final String FAILED_CHECKPOINTS = "numberOfFailedCheckpoints";
    private static final String LAST_CHECKPOINT = "lastCompletedCheckpointId";
    private static final String LAST_DURATION = "lastCheckpointDuration";
    private static final String ASKS_IN_FLIGHT = "asksInFlight";

    private final Map<Metric, String> live = new HashMap<>();
    private final Map<String, Long> highest = new HashMap<>();
    private long operationsOfTheGone;

    /** The metrics of the run with the given id. */
    public static JobMetrics ofRun(String id) {
        return RUNS.computeIfAbsent(id, run -> new JobMetrics());
    }

    /** Forgets a run. */
    public static void end(String id) {
        RUNS.remove(id);
    }

    synchronized void added(Metric metric, String name) {
        live.put(metric, name);
    }

    synchronized void removed(Metric metric) {
        String name = live.remove(metric);
        if (OperationCounter.NAME.equals(name)) {
            operationsOfTheGone += value(metric);
        } else if (name != null) {
            highest.merge(name, value(metric), Math::max);
        }
    }

    /** Cart operations that sources have read, those after a restart once more. */
    public synchronized long operations() {
        return operationsOfTheGone + sum(OperationCounter.NAME);
    }

    /** Asks that wait for their answer. */
    public synchronized long asksInFlight() {
        return sum(ASKS_IN_FLIGHT);
    }

    public long restarts() {
        return highest(RESTARTS);
    }

    public long completedCheckpoints() {
        return highest(CHECKPOINTS);
    }

    /** Checkpoints that came to nothing, for instance as a task was about to start, to end or to fail. */
    public long failedCheckpoints() {
        return highest(FAILED_CHECKPOINTS);
    }

    /** The id of the last checkpoint, 0 before the first. */
    public long lastCheckpoint() {
        return highest(LAST_CHECKPOINT);
    }

    /** How long the last checkpoint took. */
    public synchronized long lastCheckpointMillis() {
        return Math.max(0, sum(LAST_DURATION));
    }

    private long sum(String name) {
        long sum = 0;
        for (Map.Entry<Metric, String> metric : live.entrySet()) {
            sum += metric.getValue().equals(name) ? value(metric.getKey()) : 0;
        }
        return sum;
    }

    /** Of a value that only grows: what it was at last. */
    private synchronized long highest(String name) {
        return Math.max(highest.getOrDefault(name, 0L), sum(name));
    }

    private static long value(Metric metric) {
        if (metric instanceof Counter counter) {
            return counter.getCount();
        }
        return metric instanceof Gauge<?> gauge && gauge.getValue() instanceof Number number ? number.longValue() : 0;
    }
}
