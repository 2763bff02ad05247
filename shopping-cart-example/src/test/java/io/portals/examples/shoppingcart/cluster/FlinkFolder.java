package io.portals.examples.shoppingcart.cluster;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What a Flink installation would have on disk: configuration, logs, and the class path that the build has left. The class path
 * has Flink and nothing of the job, which arrives in the submitted jar.
 */
final class FlinkFolder {
    static final String LOOPBACK = "127.0.0.1";

    private static final String LOG_TO_STDOUT =
            """
            rootLogger.level = INFO
            rootLogger.appenderRef.console.ref = console
            appender.console.type = Console
            appender.console.name = console
            appender.console.layout.type = PatternLayout
            appender.console.layout.pattern = %d{HH:mm:ss,SSS} %-5p %c{1} - %m%n
            """;

    private final Path root;
    private final int restPort;
    private final String classPath;

    private FlinkFolder(Path root, int restPort, String classPath) {
        this.root = root;
        this.restPort = restPort;
        this.classPath = classPath;
    }

    /**
     * Writes the configuration of a cluster that listens on the loopback interface only, and is small.
     *
     * @param root an empty folder
     */
    static FlinkFolder create(Path root, int rpcPort, int restPort) throws IOException {
        String classPath = Files.readString(Path.of(BuildProperty.of("cluster.classpath.file")))
                .trim();
        FlinkFolder folder = new FlinkFolder(root, restPort, classPath);
        for (Path part : List.of(folder.configuration(), root.resolve("log"), folder.temporary())) {
            Files.createDirectories(part);
        }
        StringBuilder yaml = new StringBuilder();
        folder.settings(rpcPort)
                .forEach((key, value) ->
                        yaml.append(key).append(": ").append(value).append('\n'));
        Files.writeString(folder.configuration().resolve("config.yaml"), yaml);
        Files.writeString(folder.configuration().resolve("log4j.properties"), LOG_TO_STDOUT);
        return folder;
    }

    private Map<String, String> settings(int rpcPort) {
        Map<String, String> settings = new TreeMap<>();
        for (String address : List.of(
                "jobmanager.rpc.address",
                "jobmanager.bind-host",
                "rest.address",
                "rest.bind-address",
                "taskmanager.host",
                "taskmanager.bind-host")) {
            settings.put(address, LOOPBACK);
        }
        settings.put("jobmanager.rpc.port", Integer.toString(rpcPort));
        settings.put("rest.port", Integer.toString(restPort));
        settings.put("rest.bind-port", Integer.toString(restPort));
        settings.put("io.tmp.dirs", temporary().toString());

        settings.put("taskmanager.numberOfTaskSlots", "2");
        settings.put("taskmanager.load-balance.mode", "SLOTS");
        settings.put("taskmanager.cpu.cores", "1.0");
        settings.put("taskmanager.memory.framework.heap.size", "64m");
        settings.put("taskmanager.memory.task.heap.size", "256m");
        settings.put("taskmanager.memory.framework.off-heap.size", "64m");
        settings.put("taskmanager.memory.task.off-heap.size", "0m");
        settings.put("taskmanager.memory.network.min", "64m");
        settings.put("taskmanager.memory.network.max", "64m");
        settings.put("taskmanager.memory.managed.size", "64m");
        settings.put("taskmanager.memory.jvm-metaspace.size", "192m");
        settings.put("taskmanager.memory.jvm-overhead.min", "64m");
        settings.put("taskmanager.memory.jvm-overhead.max", "64m");

        settings.put("heartbeat.interval", "1s");
        settings.put("heartbeat.timeout", "30s");
        settings.put("restart-strategy.type", "fixed-delay");
        settings.put("restart-strategy.fixed-delay.attempts", "20");
        settings.put("restart-strategy.fixed-delay.delay", "500ms");
        settings.put("state.backend.type", "rocksdb");
        settings.put("execution.checkpointing.incremental", "true");
        settings.put(
                "execution.checkpointing.dir",
                root.resolve("checkpoints").toUri().toString());
        return settings;
    }

    /** The folder with config.yaml. */
    Path configuration() {
        return root.resolve("conf");
    }

    Path savepoints() {
        return root.resolve("savepoints");
    }

    Path log(String process) {
        return root.resolve("log").resolve(process + ".log");
    }

    int restPort() {
        return restPort;
    }

    private Path temporary() {
        return root.resolve("tmp");
    }

    /** For a JVM that starts fast and lives a minute. */
    List<String> jvmOptions() {
        List<String> options = new ArrayList<>(
                List.of(BuildProperty.of("cluster.jvm.options").trim().split("\\s+")));
        options.addAll(List.of(
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.io.tmpdir=" + temporary(),
                "-Dlog4j.configurationFile="
                        + configuration().resolve("log4j.properties").toUri(),
                "-cp",
                classPath));
        return options;
    }
}
