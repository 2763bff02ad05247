package io.portals.flink.testing;

import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** The metrics of all jobs in this JVM, also of operators that are gone. */
public final class JobMetrics implements MetricReporter {
    private record Named(String name, MetricGroup group) {}

    private static final Map<Metric, Named> METRICS = new ConcurrentHashMap<>();

    /** Forgets all that was seen so far. */
    public static void reset() {
        METRICS.clear();
    }

    /** The sum over all operators and attempts since the last reset. */
    public static long sum(String name) {
        return METRICS.entrySet().stream()
                .filter(metric -> metric.getValue().name().equals(name))
                .mapToLong(metric -> value(metric.getKey()))
                .sum();
    }

    /** By operator: the sums of each attempt, as {@link #sumByAttempt} gives them. */
    public static Map<String, Map<Integer, Long>> sumByOperator(String name) {
        Map<String, Map<Integer, Long>> sums = new TreeMap<>();
        METRICS.forEach((metric, named) -> {
            if (named.name().equals(name)) {
                Map<String, String> variables = named.group().getAllVariables();
                sums.computeIfAbsent(variables.get("<operator_name>"), operator -> new TreeMap<>())
                        .merge(Integer.valueOf(variables.get("<task_attempt_num>")), value(metric), Long::sum);
            }
        });
        return sums;
    }

    /** The sums of each attempt of the job since the last reset: the first run has number 0, the first restart 1. */
    public static Map<Integer, Long> sumByAttempt(String name) {
        Map<Integer, Long> sums = new TreeMap<>();
        METRICS.forEach((metric, named) -> {
            if (named.name().equals(name)) {
                String attempt = named.group().getAllVariables().get("<task_attempt_num>");
                sums.merge(Integer.valueOf(attempt), value(metric), Long::sum);
            }
        });
        return sums;
    }

    private static long value(Metric metric) {
        if (metric instanceof Counter counter) {
            return counter.getCount();
        }
        return metric instanceof Gauge<?> gauge && gauge.getValue() instanceof Number number ? number.longValue() : 0;
    }

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        METRICS.put(metric, new Named(name, group));
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
