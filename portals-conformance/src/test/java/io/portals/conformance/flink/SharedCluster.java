package io.portals.conformance.flink;

import io.portals.flink.testing.TestCluster;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One cluster for all test classes of this JVM, started by the first that needs it and stopped after the last. */
public final class SharedCluster implements BeforeAllCallback {
    private static volatile TestCluster cluster;

    /** What JUnit closes when all tests are done. */
    private static final class Running implements AutoCloseable {
        Running() {
            try {
                cluster = new TestCluster().start();
            } catch (Exception e) {
                throw new IllegalStateException("the cluster does not start", e);
            }
        }

        @Override
        public void close() throws Exception {
            cluster.stop();
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedCluster.class))
                .getOrComputeIfAbsent("cluster", key -> new Running());
    }

    static TestCluster cluster() {
        return cluster;
    }
}
