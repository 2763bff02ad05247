package io.portals.examples.actors.launch;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The examples in sizes that take a while, and with failures, as a user runs them. */
class LargeExampleTest {
    private static final String FIBONACCI = "fibonacci(21) = 10946 OK";
    private static final String RING = "ring: 100 actors, 100000 hops, ended by number 1 OK";

    @ParameterizedTest
    @CsvSource({
        "fibonacci --n 21, " + FIBONACCI,
        "ring --actors 100 --hops 100000, '" + RING + "'",
    })
    void locally(String arguments, String expected) {
        CommandLineRun run = CommandLineRun.of(arguments + " --runtime local --fail 3");

        assertThat(run.out()).contains("failures: 3 of 3 crashes struck");
        assertRight(run, expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void fibonacciOnFlink(int parallelism) {
        CommandLineRun run = onFlink("fibonacci --n 21 --parallelism " + parallelism);

        assertRight(run, FIBONACCI);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void ringOnFlink(int parallelism) {
        CommandLineRun run = onFlink("ring --actors 100 --hops 100000 --parallelism " + parallelism);

        assertRight(run, RING);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "bank --accounts 10000 --transfers 50000 --parallelism 2",
                "counting --actors 500 --messages 50000 --parallelism 2 --state-backend rocksdb",
                "ping-pong --pairs 20 --rounds 1000 --parallelism 2",
                "philosophers --seats 5 --meals 1000 --parallelism 2",
                "queries --queries 4000 --hot 10 --parallelism 2 --state-backend rocksdb"
            })
    void othersOnFlink(String arguments) {
        CommandLineRun run = onFlink(arguments);

        assertThat(run.err()).isEmpty();
        assertThat(run.lastLine())
                .startsWith(arguments.substring(0, arguments.indexOf(' ')) + ":")
                .endsWith(" OK");
        assertThat(run.status()).isZero();
    }

    /** Failures that do not strike would prove nothing. */
    private static CommandLineRun onFlink(String arguments) {
        CommandLineRun run = CommandLineRun.of(arguments + " --fail 2");
        assertThat(run.out()).containsPattern("failures: [12] of 2 failures struck, [1-9]\\d* restarts");
        return run;
    }

    private static void assertRight(CommandLineRun run, String expected) {
        assertThat(run.err()).isEmpty();
        assertThat(run.lastLine()).isEqualTo(expected);
        assertThat(run.status()).isZero();
    }
}
