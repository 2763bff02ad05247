package io.portals.flink.testing;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** The metrics of all jobs in this JVM, also of operators that are gone. */
public final class JobMetrics implements MetricReporter {
    /** By name, and then by metric: the groups. */
    private static final Map<String, Map<Metric, MetricGroup>> METRICS = new ConcurrentHashMap<>();

    /** Forgets all that was seen so far. */
    public static void reset() {
        METRICS.clear();
    }

    /** The sum over all operators and attempts since the last reset. */
    public static long sum(String name) {
        return named(name).keySet().stream().mapToLong(JobMetrics::value).sum();
    }

    /** The sum over those whose group has the value for the key. */
    public static long sum(String name, String key, String value) {
        return named(name).entrySet().stream()
                .filter(metric ->
                        value.equals(metric.getValue().getAllVariables().get("<" + key + ">")))
                .mapToLong(metric -> value(metric.getKey()))
                .sum();
    }

    /** The sums of each attempt of the job since the last reset: the first run has number 0, the first restart 1. */
    public static Map<Integer, Long> sumByAttempt(String name) {
        Map<Integer, Long> sums = new TreeMap<>();
        named(name).forEach((metric, group) -> sums.merge(attempt(group), value(metric), Long::sum));
        return sums;
    }

    private static Map<Metric, MetricGroup> named(String name) {
        return METRICS.getOrDefault(name, Map.of());
    }

    private static Integer attempt(MetricGroup group) {
        return Integer.valueOf(group.getAllVariables().get("<task_attempt_num>"));
    }

    private static long value(Metric metric) {
        if (metric instanceof Counter counter) {
            return counter.getCount();
        }
        if (metric instanceof Histogram histogram) {
            return histogram.getCount();
        }
        return metric instanceof Gauge<?> gauge && gauge.getValue() instanceof Number number ? number.longValue() : 0;
    }

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        METRICS.computeIfAbsent(name, any -> new ConcurrentHashMap<>()).put(metric, group);
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
        // kept: a counter of an attempt that failed still counts
    }

    @Override
    public void open(MetricConfig config) {
        // nothing to open
    }

    @Override
    public void close() {
        // nothing to close
    }

    /** Flink finds it as a service. */
    public static final class Factory implements MetricReporterFactory {
        @Override
        public MetricReporter createMetricReporter(Properties properties) {
            return new JobMetrics();
        }
    }
}
