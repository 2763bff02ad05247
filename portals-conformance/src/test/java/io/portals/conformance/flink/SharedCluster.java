package io.portals.conformance.flink;

import io.portals.flink.testing.TestCluster;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.flink.util.FileUtils;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** One cluster for all test classes of this JVM, started by the first that needs it and stopped after the last. */
public final class SharedCluster implements BeforeAllCallback {
    private static volatile TestCluster cluster;
    private static volatile Path folder;

    /** What JUnit closes when all tests are done. */
    private static final class Running implements AutoCloseable {
        Running() {
            try {
                folder = Files.createTempDirectory("conformance");
                cluster = new TestCluster().start();
            } catch (Exception e) {
                throw new IllegalStateException("the cluster does not start", e);
            }
        }

        @Override
        public void close() throws Exception {
            cluster.stop();
            FileUtils.deleteDirectory(folder.toFile());
        }
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        context.getRoot()
                .getStore(ExtensionContext.Namespace.create(SharedCluster.class))
                .getOrComputeIfAbsent("cluster", key -> new Running());
    }

    /** Where jobs put their checkpoints; it goes with the cluster. */
    static Path folder() {
        return folder;
    }

    static TestCluster cluster() {
        return cluster;
    }
}
