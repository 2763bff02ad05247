package io.portals.examples.actors.launch;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.actor.ActorSystem;
import io.portals.actor.Outlet;
import io.portals.examples.actors.Example;
import io.portals.examples.actors.Results;
import io.portals.local.LocalRuntime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The checks of the examples accept what is right, and notice each event that is lost, doubled, or another than it should be. */
class ChecksTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "fibonacci --n 8",
                "ping-pong --rounds 3 --pairs 3",
                "counting --actors 5 --messages 40",
                "ring --actors 5 --hops 12",
                "philosophers --seats 3 --meals 4",
                "bank --accounts 60 --transfers 100",
                "queries --queries 24 --readings 13",
                "idle --actors 300",
                "serverless --messages 2,3 --delays 0ms --repetitions 2 --warm-up 0ms"
            })
    void whatIsLostOrDoubledOrChangedIsNoticed(String arguments) {
        try (Example example = Examples.parsed(arguments.split(" "))) {
            assertAllIsNoticed(example);
        }
    }

    private static void assertAllIsNoticed(Example example) {
        Map<String, List<Object>> right = results(example);
        assertThat(example.check(new Results(right)).isOk()).isTrue();

        right.forEach((outlet, events) -> {
            for (int i = 0; i < events.size(); i++) {
                List<Object> lost = new ArrayList<>(events);
                lost.remove(i);
                assertNoticed(example, right, outlet, lost);

                List<Object> doubled = new ArrayList<>(events);
                doubled.add(events.get(i));
                assertNoticed(example, right, outlet, doubled);

                List<Object> swapped = new ArrayList<>(events);
                swapped.set(i, events.get((i + 1) % events.size()));
                if (!swapped.equals(events)) {
                    assertNoticed(example, right, outlet, swapped);
                }
            }
        });
    }

    private static void assertNoticed(
            Example example, Map<String, List<Object>> right, String outlet, List<Object> wrong) {
        Map<String, List<Object>> results = new LinkedHashMap<>(right);
        results.put(outlet, wrong);
        assertThat(example.check(new Results(results)).isOk())
                .as("%s with %s of %s", example.name(), wrong, outlet)
                .isFalse();
    }

    private static Map<String, List<Object>> results(Example example) {
        ActorSystem system = example.system();
        LocalRuntime run =
                LocalRuntime.unverified(1).launch(system.application()).untilComplete();
        Map<String, List<Object>> results = new LinkedHashMap<>();
        for (Outlet<?> outlet : example.outlets()) {
            results.put(outlet.name(), List.copyOf(run.output(system.stream(outlet))));
        }
        return results;
    }
}
