package io.portals.benchmarks;

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
        mixinStandardHelpOptions = false,
        sortOptions = false,
        description = "Measures Portals beside hand-written Flink jobs, which run in turn in one JVM.")
public final class Benchmarks implements Callable<Integer> {
    private static final Duration LONGEST_JOB = Duration.ofMinutes(3);

    private static final List<Benchmark> ALL = List.of(
            new MapMapFilter(), new KeyedCount(), new Tokens(), new Asks(), new AskLatency(), new RecordRoundTrip());

    @Spec
    private CommandSpec command;

    @Option(
            names = "--only",
            paramLabel = "NAME",
            description = "Only this benchmark; may be repeated. There are:%n${COMPLETION-CANDIDATES}",
            completionCandidates = Names.class)
    private List<String> only = new ArrayList<>();

    @Option(names = "--reps", paramLabel = "N", defaultValue = "5", description = "Repetitions (default 5).")
    private int repetitions;

    @Option(names = "--quick", description = "A tenth of the work: to see that it runs, not for figures.")
    private boolean quick;

    @Option(names = "--help", usageHelp = true, description = "Shows this.")
    private boolean help;

    public static void main(String[] arguments) {
        CommandLine command = new CommandLine(new Benchmarks());
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
                "%d processors, Java %s, %d repetitions%s; medians (lowest - highest)",
                Runtime.getRuntime().availableProcessors(),
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
        return 0;
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
    static final class Names extends ArrayList<String> {
        Names() {
            ALL.forEach(benchmark -> add(String.format("%n  %-18s %s", benchmark.name(), benchmark.about())));
        }
    }
}
