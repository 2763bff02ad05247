package io.portals.benchmarks;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command. It ends with 0 if all ran and gave right results, whatever targets were reached; 2 if it was called wrongly. */
@Command(
        name = "portals-benchmarks/run",
        sortOptions = false,
        description = "Measures Portals beside hand-written Flink jobs, which run in turn in one JVM.")
public final class Benchmarks implements Callable<Integer> {
    private static final Duration LONGEST_JOB = Duration.ofMinutes(3);

    private static final List<Benchmark> ALL = List.of(
            new MapMapFilter(),
            new KeyedCount(),
            new Tokens(),
            new Asks(),
            new AskLatency(),
            new RecordRoundTrip(),
            new LocalRates(),
            new ActorRates());

    @Spec
    private CommandSpec command;

    @Option(names = "--only", paramLabel = "NAME", description = "Only this benchmark; may be repeated.")
    private List<String> only = new ArrayList<>();

    @Option(
            names = "--reps",
            paramLabel = "N",
            defaultValue = "5",
            description = "Repetitions (default ${DEFAULT-VALUE}).")
    private int repetitions;

    @Option(
            names = "--quick",
            description = "A tenth of the work, without warm-up: to see that it runs, not for figures.")
    private boolean quick;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    public static void main(String[] arguments) {
        CommandLine command = new CommandLine(new Benchmarks());
        command.getCommandSpec().usageMessage().footer(names());
        command.setParameterExceptionHandler((e, given) -> {
            System.err.println(e.getMessage() + "; see --help");
            return 2;
        });
        command.setExecutionExceptionHandler((e, failed, parsed) -> {
            e.printStackTrace();
            return 1;
        });
        System.exit(command.execute(arguments)); // Flink leaves threads behind
    }

    @Override
    public Integer call() throws Exception {
        check();
        Report report = new Report(System.out);
        report.line(
                "%d processors, load average %.1f, Java %s, %d repetitions%s; medians (lowest - highest)",
                Runtime.getRuntime().availableProcessors(),
                load(),
                Runtime.version(),
                repetitions,
                quick ? ", quick: a tenth of the work, these are not figures" : "");
        try (Cluster cluster = new Cluster(LONGEST_JOB)) {
            Lab lab = new Lab(cluster, repetitions, quick, report);
            for (Benchmark benchmark : ALL) {
                if (only.isEmpty() || only.contains(benchmark.name())) {
                    benchmark.run(lab);
                }
            }
        }
        report.targets();
        report.line("%nLoad average at the end %.1f", load());
        return 0;
    }

    /** What the machine does besides: ratios hold out against a little of it, figures by themselves do not. */
    private static double load() {
        return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
    }

    private void check() {
        if (repetitions < 1) {
            throw new ParameterException(command.commandLine(), "--reps is " + repetitions + "; it must be 1 or more");
        }
        List<String> names = ALL.stream().map(Benchmark::name).toList();
        for (String name : only) {
            if (!names.contains(name)) {
                throw new ParameterException(
                        command.commandLine(), "--only " + name + ": there is none; there are " + names);
            }
        }
    }

    /** For the help. */
    private static String[] names() {
        List<String> lines = new ArrayList<>(List.of("", "Benchmarks:"));
        ALL.forEach(benchmark -> lines.add(String.format("  %-18s %s", benchmark.name(), benchmark.about())));
        return lines.toArray(String[]::new);
    }
}
