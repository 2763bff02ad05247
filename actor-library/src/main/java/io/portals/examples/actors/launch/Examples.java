package io.portals.examples.actors.launch;

import io.portals.api.task.DeadLetter;
import io.portals.examples.actors.Example;
import io.portals.examples.actors.UsageException;
import io.portals.examples.actors.Verdict;
import io.portals.examples.actors.bank.BankExample;
import io.portals.examples.actors.counting.CountingExample;
import io.portals.examples.actors.fibonacci.FibonacciExample;
import io.portals.examples.actors.idle.IdleExample;
import io.portals.examples.actors.philosophers.PhilosophersExample;
import io.portals.examples.actors.pingpong.PingPongExample;
import io.portals.examples.actors.queries.QueriesExample;
import io.portals.examples.actors.ring.RingExample;
import io.portals.examples.actors.serverless.ServerlessExample;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/** The main program: runs an example on one of the runtimes, and checks what came out. */
public final class Examples {
    /** The example came out as it must. */
    public static final int OK = 0;

    /** It did not, or the run failed, or took too long. */
    public static final int FAILED = 1;

    /** The command line asks for something that cannot be done; nothing was touched. */
    public static final int USAGE = 2;

    private static final int SHOWN_DEAD_LETTERS = 5;

    private final PrintStream out;
    private final PrintStream err;
    private final List<Example> examples;

    public Examples(PrintStream out, PrintStream err) {
        this(out, err, all());
    }

    Examples(PrintStream out, PrintStream err, List<Example> examples) {
        this.out = out;
        this.err = err;
        this.examples = examples;
    }

    public static void main(String[] arguments) {
        System.exit(new Examples(System.out, System.err).run(arguments));
    }

    /** The examples, with the sizes that they have by themselves. */
    static List<Example> all() {
        return List.of(
                new FibonacciExample(),
                new PingPongExample(),
                new CountingExample(),
                new RingExample(),
                new PhilosophersExample(),
                new BankExample(),
                new QueriesExample(),
                new ServerlessExample(),
                new IdleExample());
    }

    /** What stands before the name of an example. */
    @Command(
            name = "actor-library/run",
            description = "Runs an example of actors, and checks in the end what came out of it.",
            subcommandsRepeatable = false,
            synopsisSubcommandLabel = "EXAMPLE",
            footer = {
                "",
                "EXAMPLE --help lists the options.",
                "Exit status: 0 it came out as it must, 1 it did not or failed, 2 nothing was done."
            })
    private static final class Main {
        @Option(names = "--help", usageHelp = true, description = "Print this and exit.")
        private boolean help;
    }

    private static CommandLine commandLine(List<Example> examples) {
        CommandLine main = new CommandLine(new Main());
        for (Example example : examples) {
            CommandLine command = new CommandLine(example);
            command.addMixin("run", new RunOptions());
            main.addSubcommand(example.name(), command);
        }
        return main.registerConverter(Duration.class, new Durations()).setCaseInsensitiveEnumValuesAllowed(true);
    }

    /** An example with the sizes that the arguments say. */
    static Example parsed(String... arguments) {
        ParseResult parsed = commandLine(all()).parseArgs(arguments).subcommand();
        return (Example) parsed.commandSpec().userObject();
    }

    /** Does all that the command line says, and returns the exit status. */
    public int run(String... arguments) {
        CommandLine main = commandLine(examples);
        try {
            ParseResult parsed = main.parseArgs(arguments);
            if (parsed.isUsageHelpRequested()) {
                main.usage(out);
                return OK;
            }
            if (!parsed.hasSubcommand()) {
                return usage("there is no example; name one of " + names());
            }
            ParseResult example = parsed.subcommand();
            if (example.isUsageHelpRequested()) {
                example.commandSpec().commandLine().usage(out);
                return OK;
            }
            return run(
                    (Example) example.commandSpec().userObject(),
                    (RunOptions) example.commandSpec().mixins().get("run").userObject(),
                    String.join(" ", arguments));
        } catch (ParameterException e) {
            return usage(e.getMessage() + "; examples are " + names() + ", and --help lists their options");
        } catch (UsageException e) {
            return usage(e.getMessage());
        }
    }

    private List<String> names() {
        return examples.stream().map(Example::name).toList();
    }

    private int usage(String message) {
        err.println(message.replaceAll("\\R", " "));
        return USAGE;
    }

    private int run(Example example, RunOptions options, String arguments) {
        example.checkOptions();
        options.check();
        example.checkRun(options.isLocal(), options.failures());
        out.println("example: " + arguments);
        out.println("runtime: " + options.description());
        long started = System.nanoTime();
        try (example) {
            Run run = options.isLocal() ? new LocalRun(options).run(example) : new FlinkRun(options).run(example);
            out.println("failures: " + run.failures());
            out.printf(Locale.ROOT, "duration: %.1f s%n", (System.nanoTime() - started) / 1e9);
            return verdict(example, run);
        } catch (GaveUpException e) {
            err.println(example.name() + " gave up: " + e.getMessage());
        } catch (Exception e) {
            err.println(example.name() + " failed:");
            e.printStackTrace(err);
        }
        return FAILED;
    }

    private int verdict(Example example, Run run) throws IOException {
        for (DeadLetter<?> letter :
                run.deadLetters().stream().limit(SHOWN_DEAD_LETTERS).toList()) {
            out.println("dead letter: " + letter);
        }
        Verdict verdict = example.check(run.results());
        if (verdict.isOk() && run.deadLetters().size() != example.deadLetters()) {
            verdict = Verdict.wrong(
                    verdict.line(),
                    "there are " + run.deadLetters().size() + " dead letters; there must be " + example.deadLetters());
        }
        if (verdict.isOk()) {
            example.report(run.results()).forEach(out::println);
        }
        out.println(verdict.line());
        return verdict.isOk() ? OK : FAILED;
    }
}
