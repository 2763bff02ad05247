package io.portals.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.Application;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.Sequencer;
import io.portals.api.Sequencing;
import io.portals.api.check.InvalidApplicationException;
import io.portals.local.run.Interleaving;
import io.portals.local.run.Snapshot;
import io.portals.local.run.Step;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Which stream of a sequencer is next. */
class SequencingTest {
    private static final Sequencer<String> ALL = Sequencer.at("/a/sequencers/all", String.class);
    private static final List<Input<String>> INPUTS = List.of(
            Input.at("/a/inputs/x", String.class),
            Input.at("/a/inputs/y", String.class),
            Input.at("/a/inputs/z", String.class));

    private static Application application(Sequencing how) {
        return Application.named("a", app -> {
            Sequencer<String> all = app.sequencer("all", String.class);
            app.sequencing(all, how);
            for (String name : List.of("x", "y", "z")) {
                app.connect(app.input(name, String.class), all);
            }
        });
    }

    /** All inputs have given their atoms to the sequencer, which has taken none. */
    private static LocalRuntime waiting(Sequencing how, long seed) {
        LocalRuntime run =
                LocalRuntime.seeded(seed).interleaving(Interleaving.EVERYWHERE).launch(application(how));
        for (int i = 0; i < INPUTS.size(); i++) {
            for (int atom = 0; atom <= i; atom++) {
                run.input(INPUTS.get(i)).send("xyz".charAt(i) + "" + atom);
            }
        }
        return run;
    }

    private static List<String> all(LocalRuntime run) {
        run.untilIdle();
        return run.output(ALL);
    }

    @ParameterizedTest
    @EnumSource(Sequencing.class)
    void eachStreamKeepsItsOrderAndLosesNothing(Sequencing how) {
        for (long seed = 0; seed < 20; seed++) {
            LocalRuntime run = waiting(how, seed);
            run.crashAndRecover();
            List<String> events = List.copyOf(all(run));
            assertThat(events).containsExactlyInAnyOrder("x0", "y0", "y1", "z0", "z1", "z2");
            assertThat(events).containsSubsequence("y0", "y1").containsSubsequence("z0", "z1", "z2");
        }
    }

    /** For each time that the sequencer took an atom: of which stream, and which had one. */
    private record Taken(int stream, List<Integer> ready) {}

    private static List<Taken> taken(LocalRuntime run) {
        run.untilIdle();
        int[] waiting = new int[INPUTS.size()];
        List<Taken> all = new ArrayList<>();
        for (Step step : run.trace().steps()) {
            if (step.kind() == Step.Kind.RECEIVE) {
                waiting[stream(step.path())]++;
            } else if (step.kind() == Step.Kind.SEQUENCE) {
                List<Integer> ready = IntStream.range(0, waiting.length)
                        .filter(i -> waiting[i] > 0)
                        .boxed()
                        .toList();
                all.add(new Taken(stream(step.from()), ready));
                waiting[stream(step.from())]--;
            }
        }
        return all;
    }

    private static int stream(String path) {
        return INPUTS.stream().map(Input::path).toList().indexOf(path);
    }

    @Test
    void priorityTakesWhatWasConnectedFirst() {
        int choices = 0;
        for (long seed = 0; seed < 20; seed++) {
            for (Taken each : taken(waiting(Sequencing.PRIORITY, seed))) {
                assertThat(each.stream())
                        .as("%s, seed %d", each, seed)
                        .isEqualTo(each.ready().get(0));
                choices += each.ready().size() > 1 ? 1 : 0;
            }
        }
        assertThat(choices).as("times that there was a choice").isGreaterThan(10);
    }

    @Test
    void roundRobinTakesWhatIsNextInTheRound() {
        int choices = 0;
        for (long seed = 0; seed < 20; seed++) {
            int next = 0;
            LocalRuntime run = waiting(Sequencing.ROUND_ROBIN, seed);
            if (seed % 2 == 0) {
                run.step();
                run.step();
                Snapshot snapshot = run.snapshot(); // whose turn it is, is part of it
                run.untilIdle();
                run.restore(snapshot);
            }
            for (Taken each : taken(run)) {
                int first = next;
                int expected = IntStream.range(0, INPUTS.size())
                        .map(i -> (first + i) % INPUTS.size())
                        .filter(each.ready()::contains)
                        .findFirst()
                        .orElseThrow();
                assertThat(each.stream()).as("%s, seed %d", each, seed).isEqualTo(expected);
                next = (expected + 1) % INPUTS.size();
                choices += each.ready().size() > 1 ? 1 : 0;
            }
        }
        assertThat(choices).as("times that there was a choice").isGreaterThan(10);
    }

    @Test
    void anyIsChosenByTheSeed() {
        Set<List<String>> orders = new HashSet<>();
        for (long seed = 0; seed < 20; seed++) {
            orders.add(all(waiting(Sequencing.ANY, seed)));
        }
        assertThat(orders).hasSizeGreaterThan(5);
    }

    @Test
    void aSequencerOfAnotherApplicationIsRefused() {
        assertThatThrownBy(() -> Application.named("b", app -> {
                    app.generator("g", Generator.of(String.class, "e"));
                    app.sequencing(ALL, Sequencing.PRIORITY);
                }))
                .isInstanceOf(InvalidApplicationException.class)
                .hasMessageContaining("/a/sequencers/all: is given a sequencing by b, which does not have it; let the"
                        + " application say it that has the sequencer");
    }
}
