package io.portals.conformance.random;

import io.portals.conformance.random.run.FlinkRun;
import io.portals.conformance.random.run.Plant;
import io.portals.flink.testing.TestCluster;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command line of the differential tests. */
@Command(
        name = "portals-conformance/run",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Runs random programs on the local runtime, with a crash at each step, and on Flink, with failures,"
                        + " and compares what they commit. Ends with 1 if there is a difference.")
final class Main implements Callable<Integer> {
    /** Of many disagreements the first ones are made smaller. */
    private static final int MOST_SHRUNK = 3;

    private static final long PROGRESS_NANOS = 10_000_000_000L;

    @Option(names = "--seeds", paramLabel = "N", defaultValue = "200", description = "How many programs; default 200.")
    private long seeds;

    @Option(names = "--from", paramLabel = "SEED", defaultValue = "0", description = "The first seed; default 0.")
    private long from;

    @Option(names = "--local-only", description = "No Flink.")
    private boolean localOnly;

    @Option(
            names = "--plant",
            paramLabel = "NAME",
            description = "Plants a defect in a runtime, which the comparison must find.")
    private String plantName;

    @Option(names = "--plants", description = "Lists the defects that can be planted.")
    private boolean plants;

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec command;

    private PrintWriter out;
    private long nextProgress;

    @Override
    public Integer call() throws Exception {
        out = command.commandLine().getOut();
        if (plants) {
            Plant.all().forEach(plant -> out.printf("%-25s %s%n", plant, plant.what()));
            return 0;
        }
        if (seeds < 1) {
            throw misuse("--seeds is " + seeds + "; give it 1 or more");
        }
        Plant plant = plantName == null
                ? Plant.NONE
                : Plant.named(plantName)
                        .orElseThrow(() -> misuse("--plant " + plantName + " is not known; --plants lists them"));
        if (localOnly && plant.isOfFlink()) {
            throw misuse("--plant " + plant + " is a defect of Flink's runtime; leave out --local-only");
        }
        TestCluster cluster =
                localOnly || plant.isLocal() ? null : FlinkRun.cluster().start();
        try (Differential differential = new Differential(plant, cluster, this::say)) {
            return run(differential);
        } finally {
            if (cluster != null) {
                cluster.stop();
            }
        }
    }

    private int run(Differential differential) throws Exception {
        long start = System.nanoTime();
        nextProgress = start + PROGRESS_NANOS;
        differential.run(from, seeds, () -> {
            long now = System.nanoTime();
            if (now > nextProgress) {
                nextProgress = now + PROGRESS_NANOS;
                say(differential.coverage().programs() + " programs, "
                        + differential.disagreements().size() + " disagreements, " + (now - start) / 1_000_000_000
                        + " s");
            }
            return false;
        });
        differential.disagreements().stream().limit(MOST_SHRUNK).forEach(differential::shrink);
        int programs = differential.coverage().programs();
        long disagreeing = differential.disagreements().stream()
                .map(Disagreement::seed)
                .distinct()
                .count();
        say("");
        out.print(differential.coverage());
        out.printf("%-50s %5.3f s%n", "time for a program, mean", (System.nanoTime() - start) / 1e9 / programs);
        say("");
        say(programs + " programs, " + disagreeing + " disagreements");
        return disagreeing == 0 ? 0 : 1;
    }

    private void say(String line) {
        out.println(line);
        out.flush();
    }

    private CommandLine.ParameterException misuse(String message) {
        return new CommandLine.ParameterException(command.commandLine(), message);
    }

    /** A misuse is said in one line. */
    static CommandLine commandLine() {
        CommandLine line = new CommandLine(new Main());
        line.setParameterExceptionHandler((misuse, arguments) -> {
            misuse.getCommandLine().getErr().println(misuse.getMessage());
            return misuse.getCommandLine().getCommandSpec().exitCodeOnInvalidInput();
        });
        return line;
    }

    public static void main(String[] arguments) {
        System.exit(commandLine().execute(arguments));
    }
}
