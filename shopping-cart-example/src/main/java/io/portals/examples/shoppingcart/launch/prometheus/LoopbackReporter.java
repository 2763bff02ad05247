package io.portals.examples.shoppingcart.launch.prometheus;

import io.prometheus.client.Collector;
import io.prometheus.client.CollectorRegistry;
import java.lang.reflect.Field;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.apache.flink.metrics.MetricConfig;
import org.apache.flink.metrics.prometheus.AbstractPrometheusReporter;
import org.apache.flink.metrics.reporter.MetricReporter;
import org.apache.flink.metrics.reporter.MetricReporterFactory;

/** Flink's reporter for Prometheus, less the server: what it collects is served by a {@link MetricsServer}. */
public final class LoopbackReporter extends AbstractPrometheusReporter {
    static final String RUN = "run";

    private final CollectorRegistry served;
    private final Collector all;

    private LoopbackReporter(CollectorRegistry served) {
        CollectorRegistry collected = collected(this);
        this.served = served;
        this.all = new Collector() {
            @Override
            public List<MetricFamilySamples> collect() {
                return Collections.list(collected.metricFamilySamples());
            }
        };
    }

    /** Flink's class keeps it for its own package, where the servers are that listen on all interfaces. */
    private static CollectorRegistry collected(AbstractPrometheusReporter reporter) {
        try {
            Field registry = AbstractPrometheusReporter.class.getDeclaredField("registry");
            registry.setAccessible(true);
            return (CollectorRegistry) registry.get(reporter);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    "this version of flink-metrics-prometheus keeps its metrics elsewhere; leave out --metrics", e);
        }
    }

    @Override
    public void open(MetricConfig config) {
        super.open(config);
        served.register(all);
    }

    @Override
    public void close() {
        served.unregister(all);
        super.close();
    }

    /** Found by Flink through {@code META-INF/services}. */
    public static final class Factory implements MetricReporterFactory {
        @Override
        public MetricReporter createMetricReporter(Properties properties) {
            CollectorRegistry served = MetricsServer.served(properties.getProperty(RUN));
            if (served == null) {
                throw new IllegalStateException("no run of this JVM is served as " + properties.getProperty(RUN));
            }
            return new LoopbackReporter(served);
        }
    }
}
