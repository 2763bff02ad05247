package io.portals.examples.shoppingcart.cluster;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * A JVM of its own, of which all that it prints is in a file. It does not outlive this JVM, unless this JVM is killed by
 * SIGKILL.
 */
final class JavaProcess implements AutoCloseable {
    private static final int TAIL_LINES = 40;

    private final String name;
    private final Process process;
    private final Path log;
    private final Thread atExit;
    private boolean killed;

    private JavaProcess(String name, Process process, Path log) {
        this.name = name;
        this.process = process;
        this.log = log;
        this.atExit = new Thread(process::destroyForcibly, "kill " + name);
        try {
            Runtime.getRuntime().addShutdownHook(atExit);
        } catch (IllegalStateException e) {
            process.destroyForcibly();
            throw e; // this JVM is about to end already
        }
    }

    /**
     * Starts a main class as a part of Flink: on the cluster's class path and with its configuration.
     *
     * @param name of the process, for messages and its log
     */
    static JavaProcess start(String name, FlinkFolder flink, String heap, String mainClass, List<String> arguments)
            throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-Xmx" + heap);
        command.addAll(flink.jvmOptions());
        command.add(mainClass);
        command.addAll(arguments);
        Path log = flink.log(name);
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .redirectInput(new File("/dev/null"));
        builder.environment().put("FLINK_CONF_DIR", flink.configuration().toString());
        return new JavaProcess(name, builder.start(), log);
    }

    String name() {
        return name;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    /** Whether {@link #kill} was called. */
    boolean isKilled() {
        return killed;
    }

    /** Sends SIGKILL, so that nothing is put in order, and waits until the process is gone. */
    void kill() {
        killed = true;
        process.destroyForcibly();
        waitForEnd();
    }

    /** Waits for the process to end by itself; empty if it takes longer, else the exit status. */
    OptionalInt exitStatus(Duration atMost) throws InterruptedException {
        return process.waitFor(atMost.toMillis(), TimeUnit.MILLISECONDS)
                ? OptionalInt.of(process.exitValue())
                : OptionalInt.empty();
    }

    String output() throws IOException {
        return Files.readString(log, StandardCharsets.UTF_8);
    }

    /** The last lines that the process has printed, under its name. */
    String tail() {
        try {
            List<String> lines = output().lines().toList();
            List<String> last = lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size());
            String state = isAlive() ? "alive" : "ended with status " + process.exitValue();
            return "--- " + name + " (" + state + ")\n" + String.join("\n", last) + "\n";
        } catch (IOException e) {
            return "--- " + name + ": no log (" + e + ")\n";
        }
    }

    @Override
    public void close() {
        kill();
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException e) {
            // this JVM is about to end, and the hook runs
        }
    }

    private void waitForEnd() {
        try {
            process.waitFor();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
