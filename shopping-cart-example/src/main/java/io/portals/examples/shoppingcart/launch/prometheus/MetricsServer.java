package io.portals.examples.shoppingcart.launch.prometheus;

import io.prometheus.client.CollectorRegistry;
import io.prometheus.client.exporter.HTTPServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.MetricOptions;

/**
 * Serves the metrics of a Flink inside this JVM as text for Prometheus, to this machine only: Flink's own reporter listens on all
 * interfaces. What it serves is what that reporter serves; {@link LoopbackReporter} collects it.
 *
 * <pre>{@code
 * try (MetricsServer server = MetricsServer.open(run, 9249)) {
 *   server.configure(configuration);
 *   ... // run a job with the configuration
 * }
 * }</pre>
 */
public final class MetricsServer implements AutoCloseable {
    private static final String REPORTER = "prometheus";
    private static final String LONG_LABELS = "task_name;task_attempt_id;operator_id";
    private static final Map<String, CollectorRegistry> RUNS = new ConcurrentHashMap<>();

    private final String run;
    private final HTTPServer server;

    private MetricsServer(String run, HTTPServer server) {
        this.run = run;
        this.server = server;
    }

    /**
     * Starts to listen.
     *
     * @param run an id of the run, unique in this JVM
     * @param port 0 for one that is free
     * @throws IOException if the port is taken
     */
    public static MetricsServer open(String run, int port) throws IOException {
        CollectorRegistry registry = new CollectorRegistry();
        InetSocketAddress address = new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
        HTTPServer server = new HTTPServer(address, registry, true);
        RUNS.put(run, registry);
        return new MetricsServer(run, server);
    }

    /** Where what a run's reporter has collected is served; null if the run is over. */
    static CollectorRegistry served(String run) {
        return RUNS.get(run);
    }

    /** Lets a job be served, besides what other reporters do. */
    public void configure(Configuration configuration) {
        String others = configuration.get(MetricOptions.REPORTERS_LIST);
        configuration.set(
                MetricOptions.REPORTERS_LIST, others == null || others.isEmpty() ? REPORTER : others + "," + REPORTER);
        String prefix = "metrics.reporter." + REPORTER + ".";
        configuration.setString(prefix + "factory.class", LoopbackReporter.Factory.class.getName());
        configuration.setString(prefix + LoopbackReporter.RUN, run);
        configuration.setString(prefix + "filterLabelValueCharacters", "false"); // paths stay paths
        configuration.setString(prefix + "scope.variables.excludes", LONG_LABELS);
    }

    public String address() {
        return "http://localhost:" + server.getPort() + "/metrics";
    }

    @Override
    public void close() {
        RUNS.remove(run);
        server.stop();
    }
}
