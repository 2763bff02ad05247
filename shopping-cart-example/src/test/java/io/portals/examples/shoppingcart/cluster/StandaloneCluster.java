package io.portals.examples.shoppingcart.cluster;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * A JobManager and TaskManagers, each a JVM, on the loopback interface.
 *
 * <pre>{@code
 * try (StandaloneCluster cluster = StandaloneCluster.start(folder, 2)) {
 *     String job = cluster.cli().run(jar, 2, Optional.empty(), List.of("--output", "/a/folder"));
 *     cluster.await("the end", () -> cluster.rest().state(job).equals("FINISHED"));
 * }
 * }</pre>
 */
final class StandaloneCluster implements AutoCloseable {
    private static final String JOB_MANAGER = "org.apache.flink.runtime.entrypoint.StandaloneSessionClusterEntrypoint";
    private static final String TASK_MANAGER = "org.apache.flink.runtime.taskexecutor.TaskManagerRunner";

    /** Far more than anything needs, also where other processes want the same cores. */
    private static final Duration AT_MOST = Duration.ofSeconds(120);

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(100);

    private final FlinkFolder flink;
    private final RestApi rest;
    private final FlinkCli cli;
    private final Map<String, JavaProcess> processes = new LinkedHashMap<>();
    private int taskManagersStarted;

    private StandaloneCluster(FlinkFolder flink) {
        this.flink = flink;
        this.rest = new RestApi(flink.restPort());
        this.cli = new FlinkCli(flink, this::diagnosis);
    }

    /**
     * Starts all processes, and waits until they have found each other.
     *
     * @param folder an empty one, for configuration, logs, checkpoints and savepoints
     */
    static StandaloneCluster start(Path folder, int taskManagers) throws IOException, InterruptedException {
        int[] ports = freePorts();
        StandaloneCluster cluster = new StandaloneCluster(FlinkFolder.create(folder, ports[0], ports[1]));
        try {
            cluster.startProcess("jobmanager", JOB_MANAGER, List.of());
            for (int i = 0; i < taskManagers; i++) {
                cluster.startTaskManager();
            }
            cluster.await(
                    taskManagers + " TaskManagers",
                    () -> cluster.rest.taskManagers().size() == taskManagers);
            return cluster;
        } catch (Throwable e) {
            cluster.close();
            throw e;
        }
    }

    private static int[] freePorts() throws IOException {
        InetAddress loopback = InetAddress.getByName(FlinkFolder.LOOPBACK);
        try (ServerSocket first = new ServerSocket(0, 1, loopback);
                ServerSocket second = new ServerSocket(0, 1, loopback)) {
            return new int[] {first.getLocalPort(), second.getLocalPort()};
        }
    }

    /**
     * Starts one more TaskManager, and does not wait for it.
     *
     * @return its id
     */
    String startTaskManager() throws IOException {
        taskManagersStarted++;
        String id = "taskmanager-" + taskManagersStarted;
        startProcess(id, TASK_MANAGER, List.of("-Dtaskmanager.resource-id=" + id));
        return id;
    }

    /** Ends a TaskManager by SIGKILL. */
    void killTaskManager(String id) {
        processes.get(id).kill();
    }

    private void startProcess(String name, String mainClass, List<String> settings) throws IOException {
        List<String> arguments =
                new ArrayList<>(List.of("--configDir", flink.configuration().toString()));
        arguments.addAll(settings);
        processes.put(name, JavaProcess.start(name, flink, "320m", mainClass, arguments));
    }

    RestApi rest() {
        return rest;
    }

    FlinkCli cli() {
        return cli;
    }

    /**
     * Waits until a condition holds. One that throws {@link IOException} does not hold yet.
     *
     * @throws AssertionError if it takes too long, or if a process has ended that nobody has killed: with what the processes have printed, and the exceptions of the jobs
     */
    void await(String what, Callable<Boolean> condition) throws InterruptedException {
        long end = System.nanoTime() + AT_MOST.toNanos();
        Exception last = null;
        while (System.nanoTime() < end) {
            try {
                if (condition.call()) {
                    return;
                }
                last = null;
            } catch (IOException e) {
                last = e;
            } catch (InterruptedException e) {
                throw e;
            } catch (Exception e) {
                throw new AssertionError("while waiting for " + what + "\n" + diagnosis(), e);
            }
            for (JavaProcess process : processes.values()) {
                if (!process.isAlive() && !process.isKilled()) {
                    throw new AssertionError(
                            process.name() + " has ended, while waiting for " + what + "\n" + diagnosis());
                }
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
        throw new AssertionError("not within " + AT_MOST.toSeconds() + " s: " + what + "\n" + diagnosis(), last);
    }

    /** Waits for a state of a job; any other from which it cannot get there is an error at once. */
    void awaitState(String job, String wanted) throws InterruptedException {
        await("job " + job + " is " + wanted, () -> {
            String state = rest.state(job);
            if (!state.equals(wanted)
                    && List.of("FAILED", "CANCELED", "FINISHED").contains(state)) {
                throw new IllegalStateException("job " + job + " is " + state);
            }
            return state.equals(wanted);
        });
    }

    private String diagnosis() {
        StringBuilder text = new StringBuilder(rest.exceptions());
        processes.values().forEach(process -> text.append(process.tail()));
        return text.toString();
    }

    @Override
    public void close() {
        processes.values().forEach(JavaProcess::close);
    }
}
