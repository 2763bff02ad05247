package io.portals.examples.actors.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is wrong with a run shows, in the exit status and in words. */
class OutcomeTest {
    private static CommandLineRun run(String arguments) {
        return CommandLineRun.of("faulty " + arguments, List.of(new Faulty()));
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "flink"})
    void aRunThatIsRightEndsWithItsLine(String runtime) {
        CommandLineRun run = run("--fault none --runtime " + runtime);

        assertThat(run.lastLine()).isEqualTo("faulty: [42] OK");
        assertThat(run.err()).isEmpty();
        assertThat(run.status()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "flink"})
    void aWrongResultIsAFailure(String runtime) {
        CommandLineRun run = run("--fault answer --runtime " + runtime);

        assertThat(run.lastLine()).isEqualTo("faulty: [41, 42] WRONG: it must be 42");
        assertThat(run.status()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "flink"})
    void aDeadLetterIsAFailure(String runtime) {
        CommandLineRun run = run("--fault dead_letter --runtime " + runtime);

        assertThat(run.out()).contains("dead letter: ", "there is no actor /nobody");
        assertThat(run.lastLine()).isEqualTo("faulty: [42] OK WRONG: there are 1 dead letters; there must be 0");
        assertThat(run.status()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"local", "flink"})
    void anExceptionIsAFailure(String runtime) {
        CommandLineRun run = run("--fault exception --runtime " + runtime);

        assertThat(run.err()).contains("faulty failed:", "a fault in an example");
        assertThat(run.status()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--runtime local", "--runtime local --fail 1"})
    void aLocalRunThatDoesNotEndIsGivenUp(String arguments) {
        CommandLineRun run = run("--fault endless --give-up-after 200ms " + arguments);

        assertThat(run.err()).contains("faulty gave up: not complete after 200 ms", "steps, the last of which are");
        assertThat(run.status()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1ms", "3s"})
    void aJobThatDoesNotEndIsGivenUp(String limit) {
        CommandLineRun run = run("--fault endless --give-up-after " + limit);

        assertThat(run.err())
                .contains("faulty gave up: the job has not ended after", "committed so far: ")
                .contains(" of outlet answer, 0 dead letters");
        assertThat(run.status()).isEqualTo(1);
    }
}
