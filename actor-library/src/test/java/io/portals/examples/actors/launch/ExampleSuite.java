package io.portals.examples.actors.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.actor.ActorSystem;
import io.portals.actor.Outlet;
import io.portals.api.AtomicStream;
import io.portals.conformance.suite.EveryWay;
import io.portals.conformance.suite.Outcome;
import io.portals.conformance.suite.Program;
import io.portals.conformance.suite.UnderTest;
import io.portals.conformance.suite.Way;
import io.portals.examples.actors.Example;
import io.portals.examples.actors.Results;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Each example comes out as it must, with the dead letters that there must be. */
abstract class ExampleSuite implements UnderTest {
    @EveryWay
    void fibonacci(Way way) throws Exception {
        assertThat(line(way, "fibonacci --n 10")).isEqualTo("fibonacci(10) = 55 OK");
    }

    @EveryWay
    void fibonacciOfZeroIsOneCall(Way way) throws Exception {
        assertThat(line(way, "fibonacci --n 0")).isEqualTo("fibonacci(0) = 0 OK");
    }

    @EveryWay
    void pingPong(Way way) throws Exception {
        assertThat(line(way, "ping-pong --rounds 20 --pairs 3"))
                .isEqualTo("ping-pong: 3 pairs, 20 rounds, 120 hits OK");
    }

    @EveryWay
    void counting(Way way) throws Exception {
        assertThat(line(way, "counting --actors 80 --messages 300"))
                .matches("counting: 80 counters, 300 increments, \\d+ in all OK");
    }

    @EveryWay
    void ring(Way way) throws Exception {
        assertThat(line(way, "ring --actors 7 --hops 50")).isEqualTo("ring: 7 actors, 50 hops, ended by number 2 OK");
    }

    @EveryWay
    void ringOfOne(Way way) throws Exception {
        assertThat(line(way, "ring --actors 1 --hops 3")).isEqualTo("ring: 1 actors, 3 hops, ended by number 1 OK");
    }

    @EveryWay
    void philosophers(Way way) throws Exception {
        assertThat(line(way, "philosophers --seats 5 --meals 6"))
                .isEqualTo("philosophers: 5 seats, 30 meals, 60 uses of forks, no two of a fork at once OK");
    }

    @EveryWay
    void twoPhilosophersShareBothForks(Way way) throws Exception {
        assertThat(line(way, "philosophers --seats 2 --meals 6"))
                .isEqualTo("philosophers: 2 seats, 12 meals, 24 uses of forks, no two of a fork at once OK");
    }

    @EveryWay
    void bank(Way way) throws Exception {
        assertThat(line(way, "bank --accounts 60 --transfers 200"))
                .matches(
                        "bank: 200 transfers, [1-9]\\d* paid, [1-9]\\d* returned, [1-9]\\d* without funds, [1-9]\\d* of"
                                + " closed accounts; 60 accounts hold (\\d+) of \\1 OK");
    }

    @EveryWay
    void queries(Way way) throws Exception {
        assertThat(line(way, "queries --queries 300 --readings 12 --hot 34"))
                .isEqualTo(
                        "queries: 300 queries, 100 of them hot, 39 removed, 75 added late; 798 windows closed, 13 cut"
                                + " short, 75 asked for OK");
    }

    private static String line(Way way, String arguments) throws Exception {
        Example example = Examples.parsed(arguments.split(" "));
        ActorSystem system = example.system();
        List<AtomicStream<?>> watched = new ArrayList<>(List.of(system.deadLetters()));
        example.outlets().forEach(outlet -> watched.add(system.stream(outlet)));
        Outcome outcome = way.run(Program.of(system.application()).watching(watched.toArray(new AtomicStream<?>[0])));
        assertThat(outcome.of(system.deadLetters())).as("dead letters").hasSize((int) example.deadLetters());
        Map<String, List<Object>> events = new LinkedHashMap<>();
        for (Outlet<?> outlet : example.outlets()) {
            events.put(outlet.name(), List.copyOf(outcome.of(system.stream(outlet))));
        }
        return example.check(new Results(events)).line();
    }
}
