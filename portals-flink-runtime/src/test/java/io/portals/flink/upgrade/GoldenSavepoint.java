package io.portals.flink.upgrade;

import io.portals.flink.testing.CommittedSink;
import io.portals.flink.testing.JobConfig;
import io.portals.flink.testing.TestCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.core.execution.SavepointFormatType;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** A kind of savepoint that each release has in the test resources. */
public enum GoldenSavepoint {
    HASHMAP_CANONICAL("hashmap", SavepointFormatType.CANONICAL),
    ROCKSDB_CANONICAL("rocksdb", SavepointFormatType.CANONICAL),
    ROCKSDB_NATIVE("rocksdb", SavepointFormatType.NATIVE);

    /** Few, as a savepoint says of each where it begins. */
    private static final int MAX_PARALLELISM = 8;

    private final String backend;
    private final SavepointFormatType format;

    GoldenSavepoint(String backend, SavepointFormatType format) {
        this.backend = backend;
        this.format = format;
    }

    public SavepointFormatType format() {
        return format;
    }

    private Path file(String release) {
        String kind = backend + "-" + format.name().toLowerCase(Locale.ROOT);
        return Path.of("src/test/resources/upgrade/savepoints", release, kind + ".zip");
    }

    /** Checks a savepoint in; gives the file. */
    Path write(String release, Path savepoint) throws IOException {
        Path file = Files.createDirectories(file(release).getParent())
                .resolve(file(release).getFileName());
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(file));
                Stream<Path> content = Files.list(savepoint)) {
            for (Path each : content.sorted().toList()) {
                zip.putNextEntry(new ZipEntry(each.getFileName().toString()));
                Files.copy(each, zip);
            }
        }
        return file;
    }

    /** Unpacks the savepoint of a release into a new folder: also, it is not where it was written. */
    Path read(String release, Path directory) throws IOException {
        Path folder = Files.createTempDirectory(directory, "savepoint");
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(file(release)))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Files.copy(zip, folder.resolve(entry.getName()));
            }
        }
        return folder;
    }

    /**
     * Starts a program with the state backend of this.
     *
     * @param checkpoints a folder for them
     * @param savepoint from which it starts, or null
     */
    public JobClient start(
            TestCluster cluster,
            ProgramVersion program,
            int parallelism,
            Path checkpoints,
            Path savepoint,
            CommittedSink<String> sink)
            throws Exception {
        JobConfig config = JobConfig.of(parallelism, checkpoints, 100)
                .with("state.backend.type", backend)
                .with("pipeline.classpaths", program.classPath());
        if (savepoint != null) {
            config = config.with(
                            "execution.state-recovery.path", savepoint.toUri().toString())
                    .with("restart-strategy.type", "none");
        }
        StreamExecutionEnvironment environment = cluster.environment(config);
        environment.setMaxParallelism(MAX_PARALLELISM);
        return program.start(environment, sink);
    }
}
