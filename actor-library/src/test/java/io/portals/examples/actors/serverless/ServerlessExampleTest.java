package io.portals.examples.actors.serverless;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.examples.actors.Results;
import io.portals.local.LocalRuntime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class ServerlessExampleTest {
    /** Functions may tell what they like: what the store holds counts. */
    @Test
    void aCounterThatTheStoreDoesNotHoldIsNoticed() {
        try (ServerlessExample example = new ServerlessExample()) {
            new CommandLine(example)
                    .parseArgs("--messages", "3", "--delays", "PT0S", "--repetitions", "1", "--warm-up", "PT0S");
            var system = example.system();
            LocalRuntime run =
                    LocalRuntime.unverified(1).launch(system.application()).untilComplete();
            List<Measured> right = List.copyOf(run.output(system.stream(Serverless.MEASURED)));
            assertThat(example.check(results(right)).isOk()).isTrue();

            List<Measured> elsewhere = right.stream()
                    .map(each -> new Measured(
                            each.contender(),
                            each.messages(),
                            each.repetition(),
                            "another",
                            each.nanos(),
                            each.total()))
                    .toList();

            assertThat(example.check(results(elsewhere)).line())
                    .contains("WRONG: the store of Measured[contender=functions, 0 ms")
                    .endsWith("holds 0");
        }
    }

    private static Results results(List<Measured> events) {
        return new Results(Map.of(Serverless.MEASURED.name(), List.copyOf(events)));
    }
}
