package io.portals.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** The rates of actors are reported, of runs with right results; in sizes that say nothing about how fast they are. */
class ActorRatesTest {
    @Test
    void eachIsReportedOnBothRuntimes() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Report report = new Report(new PrintStream(out, true, StandardCharsets.UTF_8));
        try (Cluster cluster = new Cluster(Duration.ofMinutes(1))) {
            ActorRates.Sizes small = new ActorRates.Sizes(13, 1_000, 50);
            new ActorRates(small, small).run(new Lab(cluster, 1, true, report));
        }

        String table = out.toString(StandardCharsets.UTF_8);
        for (String program : new String[] {
            "Fibonacci(8)", "Fibonacci(13), again and again", "ring of 100, one token", "ping-pong, 100 pairs"
        }) {
            assertThat(table.lines().filter(line -> line.startsWith("  " + program)))
                    .as(program)
                    .hasSize(3)
                    .allMatch(line -> line.contains("million messages/s"));
        }
    }
}
