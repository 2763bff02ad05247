package io.portals.examples.shoppingcart.cluster;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Flink's command line, {@code bin/flink}, a JVM for each call. */
final class FlinkCli {
    private static final String MAIN_CLASS = "org.apache.flink.client.cli.CliFrontend";
    private static final Duration AT_MOST = Duration.ofSeconds(120);
    private static final Pattern SUBMITTED = Pattern.compile("JobID ([0-9a-f]{32})");
    private static final Pattern SAVED = Pattern.compile("Savepoint completed\\. Path: (\\S+)");

    private final FlinkFolder flink;
    private final Supplier<String> diagnosis;
    private int calls;

    /** @param diagnosis what to tell of the cluster if a call fails */
    FlinkCli(FlinkFolder flink, Supplier<String> diagnosis) {
        this.flink = flink;
        this.diagnosis = diagnosis;
    }

    /**
     * {@code flink run -d}.
     *
     * @param savepoint to resume from
     * @param arguments of the job's main
     * @return the id of the job
     */
    String run(Path jar, int parallelism, Optional<String> savepoint, List<String> arguments)
            throws IOException, InterruptedException {
        List<String> all = new ArrayList<>(List.of("run", "-d", "-p", Integer.toString(parallelism)));
        savepoint.ifPresent(path -> all.addAll(List.of("-s", path)));
        all.add(jar.toString());
        all.addAll(arguments);
        return call(all, SUBMITTED);
    }

    /**
     * {@code flink stop --savepointPath}.
     *
     * @return where the savepoint is
     */
    String stop(String job) throws IOException, InterruptedException {
        return call(
                List.of("stop", "--savepointPath", flink.savepoints().toUri().toString(), job), SAVED);
    }

    private String call(List<String> arguments, Pattern wanted) throws IOException, InterruptedException {
        calls++;
        String name = "flink-" + arguments.get(0) + "-" + calls;
        try (JavaProcess process = JavaProcess.start(name, flink, "256m", MAIN_CLASS, arguments)) {
            OptionalInt status = process.exitStatus(AT_MOST);
            Matcher matcher = wanted.matcher(process.output());
            if (status.isEmpty() || status.getAsInt() != 0 || !matcher.find()) {
                throw new AssertionError("flink " + String.join(" ", arguments) + ": not ended well within "
                        + AT_MOST.toSeconds() + " s\n" + process.tail() + diagnosis.get());
            }
            return matcher.group(1);
        }
    }
}
