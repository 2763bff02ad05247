package io.portals.examples.shoppingcart.launch.progress;

import java.util.Properties;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.metrics.Metric;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Flink's way to show metrics to the outside: here, to {@link JobMetrics} in the same JVM. */
public final class ProgressReporter implements MetricReporter {
    private static final String PREFIX = "metrics.reporter.progress.";
    private static final String RUN = "run";

    private final JobMetrics metrics;

    private ProgressReporter(JobMetrics metrics) {
        this.metrics = metrics;
    }

    /** Lets a job report to the {@link JobMetrics} of the run with the given id. */
    public static void configure(Configuration configuration, String run) {
        configuration.setString("metrics.reporters", "progress");
        configuration.setString(PREFIX + "factory.class", Factory.class.getName());
        configuration.setString(PREFIX + RUN, run);
    }

    @Override
    public void open(MetricConfig config) {}

    @Override
    public void close() {}

    @Override
    public void notifyOfAddedMetric(Metric metric, String name, MetricGroup group) {
        metrics.added(metric, name);
    }

    @Override
    public void notifyOfRemovedMetric(Metric metric, String name, MetricGroup group) {
        metrics.removed(metric);
    }

    /** Found by Flink through {@code META-INF/services}. */
    public static final class Factory implements MetricReporterFactory {
        @Override
        public MetricReporter createMetricReporter(Properties properties) {
            return new ProgressReporter(JobMetrics.ofRun(properties.getProperty(RUN)));
        }
    }
}
