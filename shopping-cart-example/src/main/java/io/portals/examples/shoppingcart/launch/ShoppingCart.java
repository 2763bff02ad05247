package io.portals.examples.shoppingcart.launch;

import io.portals.examples.shoppingcart.launch.input.Load;
import io.portals.examples.shoppingcart.launch.output.OutputFolder;
import io.portals.examples.shoppingcart.launch.summary.Summary;
import io.portals.examples.shoppingcart.launch.summary.SummaryText;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.LocalStreamEnvironment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The main program: runs the shopping cart on an embedded Flink, or, under {@code flink run}, on a cluster, and checks in the
 * end that the books balance.
 */
public final class ShoppingCart {
    /** All went well, and the books balance. */
    public static final int OK = 0;

    /** Items differ, or the job failed. */
    public static final int FAILED = 1;

    /** The command line asks for something that cannot be done; nothing was touched. */
    public static final int USAGE = 2;

    static final Duration DEFAULT_CHECKPOINT_INTERVAL = Duration.ofSeconds(1);

    private final PrintStream out;
    private final PrintStream err;

    public ShoppingCart(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        int status = new ShoppingCart(System.out, System.err).run(arguments);
        // Under `flink run` the client goes on after main, which it does not if main exits.
        if (status != OK || isEmbedded(StreamExecutionEnvironment.getExecutionEnvironment())) {
            System.exit(status);
        }
    }

    /** Does all that the command line says, and returns the exit status. */
    public int run(String... arguments) {
        Options options = new Options();
        CommandLine commandLine = new CommandLine(options)
                .registerConverter(Duration.class, new Durations())
                .setCaseInsensitiveEnumValuesAllowed(true);
        try {
            commandLine.parseArgs(arguments);
            if (commandLine.isUsageHelpRequested()) {
                commandLine.usage(out);
                return OK;
            }
            options.check();
            return run(options);
        } catch (ParameterException e) {
            return usage(e.getMessage() + "; --help lists the options");
        } catch (UsageException e) {
            return usage(e.getMessage());
        } catch (Exception e) {
            err.println("The job failed:");
            e.printStackTrace(err);
            return FAILED;
        }
    }

    private int usage(String message) {
        err.println(message.replaceAll("\\R", " "));
        return USAGE;
    }

    private int run(Options options) throws Exception {
        StreamExecutionEnvironment environment = StreamExecutionEnvironment.getExecutionEnvironment();
        boolean embedded = isEmbedded(environment);
        if (embedded) {
            options.checkEmbedded();
        } else {
            options.checkSubmitted();
        }
        if (!isResumed(environment)) {
            options.checkNewOutput();
        }
        Load load = options.load();
        OutputFolder output = options.createOutput();
        out.println("input: " + load.description());
        out.println("output: " + output.root());

        Optional<RunFacts> facts = embedded
                ? Optional.of(new EmbeddedRun(options, out).run(load, output))
                : new SubmittedRun(options, environment).run(load, output);
        if (facts.isEmpty()) {
            out.println("The job is submitted; its results will be in the output folder.");
            return OK;
        }
        Summary summary = Summary.of(load.profile(), options.stock(), output);
        new SummaryText(out, options.isStockLimited(), output).print(summary, facts.get());
        return summary.balance().isOk() ? OK : FAILED;
    }

    /** Under {@code flink run -s SAVEPOINT}. */
    private static boolean isResumed(StreamExecutionEnvironment environment) {
        return environment
                .getConfiguration()
                .getOptional(StateRecoveryOptions.SAVEPOINT_PATH)
                .isPresent();
    }

    private static boolean isEmbedded(StreamExecutionEnvironment environment) {
        return environment instanceof LocalStreamEnvironment;
    }
}
