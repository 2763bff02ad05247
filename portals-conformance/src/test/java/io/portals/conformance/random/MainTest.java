package io.portals.conformance.random;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.conformance.random.run.Plant;
import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

final class MainTest {
    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int execute(String arguments) {
        CommandLine line = Main.commandLine();
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--seed 1",
                "--seeds none",
                "--seeds 0",
                "--plant unknown",
                "--plant flink-reply-lost --local-only"
            })
    void aWrongFlagIsSaidInOneLineAndEndsWith2(String arguments) {
        assertThat(execute(arguments)).isEqualTo(2);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString().lines()).hasSize(1);
    }

    @Test
    void plantsAreListed() {
        assertThat(execute("--plants")).isZero();
        assertThat(out.toString().lines().map(line -> line.split(" ")[0]))
                .containsExactlyElementsOf(
                        Plant.all().stream().map(Plant::toString).toList());
    }

    @Test
    void aRunEndsWithTheTableAndTheCount() {
        assertThat(execute("--seeds 3 --from 10 --local-only")).isZero();
        assertThat(out.toString()).contains("outputs of a program, mean");
        assertThat(out.toString().lines().reduce((first, last) -> last)).hasValue("3 programs, 0 disagreements");
    }

    @Test
    void aDisagreementIsReportedWithItsCommandAndTheSmallestProgram() {
        assertThat(execute("--seeds 1 --from 0 --plant local-state-kept")).isEqualTo(1);
        assertThat(out.toString())
                .contains("DISAGREEMENT: portals-conformance/run --seeds 1 --from 0 --plant local-state-kept\n")
                .contains("the smallest program found on which the runs of seed 0 disagree:\n");
        assertThat(out.toString().lines().reduce((first, last) -> last)).hasValue("1 programs, 1 disagreements");
    }
}
