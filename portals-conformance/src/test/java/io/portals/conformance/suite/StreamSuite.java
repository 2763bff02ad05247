package io.portals.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.Sequencer;
import io.portals.api.Type;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Atomic streams: atoms that come in are not split, and each consumer of a stream gets all that it carries. */
public abstract class StreamSuite implements UnderTest {
    private static final long EVENTS = 60;
    private static final Input<Long> EVENTS_IN = Input.at("/streams/inputs/events", Long.class);

    private static <T> AtomicStream<T> stream(String workflow, Class<T> type) {
        return AtomicStream.at("/streams/workflows/" + workflow + "/stream", type);
    }

    private static List<Long> events() {
        return LongStream.range(0, EVENTS).boxed().toList();
    }

    // Atoms -------------------------------------------------------------------------------------------------------

    /** Atoms of one to five events. */
    protected static List<List<Long>> atoms() {
        List<List<Long>> atoms = new ArrayList<>();
        for (int from = 0, size = 1; from < EVENTS; from += size, size = size % 5 + 1) {
            atoms.add(events().subList(from, (int) Math.min(from + size, EVENTS)));
        }
        return atoms;
    }

    record Keep() implements Task<Long, Long> {
        @Override
        public void process(Long event, TaskContext<Long> ctx) {
            ctx.emit(event);
            Mishap.at("keep");
        }
    }

    /** Behind how many events an atom ends. */
    private static Set<Integer> ends(List<List<Long>> atoms) {
        Set<Integer> ends = new TreeSet<>();
        int events = 0;
        for (List<Long> atom : atoms) {
            events += atom.size();
            ends.add(events);
        }
        return ends;
    }

    protected static Application kept() {
        return Application.named("streams", app -> {
            app.workflow("of-input", app.input("events", Long.class))
                    .map(Long.class, event -> event)
                    .keyBy(String.class, event -> "all")
                    .process("keep", Long.class, new Keep())
                    .sink();
            app.workflow("of-generator", app.generator("atoms", Generator.atoms(Type.of(Long.class), atoms())))
                    .keyBy(String.class, event -> "all")
                    .process("keep", Long.class, new Keep())
                    .sink();
        });
    }

    protected static final List<AtomicStream<Long>> KEPT =
            List.of(stream("of-input", Long.class), stream("of-generator", Long.class));

    protected static Program keeping() {
        return Program.of(kept()).reading(EVENTS_IN, atoms()).watching(KEPT.toArray(AtomicStream<?>[]::new));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysThatShowAtoms")
    void atomsComeInOrderAndWhole(Way way) throws Exception {
        Outcome outcome = way.run(keeping());
        for (AtomicStream<Long> kept : KEPT) {
            assertThat(outcome.of(kept)).as(kept.path()).containsExactlyElementsOf(events());
            assertThat(ends(atoms()))
                    .as(kept.path() + ": where atoms may end")
                    .containsAll(ends(outcome.atomsOf(kept)));
        }
    }

    @EveryWay
    void emptyAtomsAreNoEvents(Way way) throws Exception {
        List<List<Long>> withEmptyOnes = List.of(List.of(), List.of(1L), List.of(), List.of(2L, 3L), List.of());
        Application streams = Application.named("streams", app -> {
            Sequencer<Long> all = app.sequencer("all", Long.class);
            app.connect(app.generator("listed", Generator.atoms(Type.of(Long.class), withEmptyOnes)), all);
            app.connect(
                    app.generator("made", Generator.from(Type.of(Long.class), atom -> withEmptyOnes
                            .subList((int) atom, withEmptyOnes.size())
                            .iterator())),
                    all);
            app.connect(app.workflow("none", all).filter(event -> event < 0).sink(), all);
            app.connect(app.input("events", Long.class), all);
            app.workflow("all", all)
                    .filter(event -> event % 2 == 1)
                    .map(String.class, event -> "" + event)
                    .sink();
        });
        Outcome outcome = way.run(Program.of(streams)
                .reading(EVENTS_IN, withEmptyOnes)
                .watching(stream("all", String.class), stream("none", Long.class)));
        assertThat(outcome.of(stream("all", String.class))).containsExactlyInAnyOrder("1", "1", "1", "3", "3", "3");
        assertThat(outcome.of(stream("none", Long.class))).isEmpty();
    }

    // Consumers ---------------------------------------------------------------------------------------------------

    @EveryWay
    void eachConsumerOfAStreamGetsEachEvent(Way way) throws Exception {
        Application streams = Application.named("streams", app -> {
            AtomicStream<Long> twice = app.workflow("twice", app.input("events", Long.class))
                    .map(Long.class, event -> 2 * event)
                    .sink();
            app.workflow("one", twice)
                    .map(String.class, event -> "one " + event)
                    .sink();
            app.workflow("two", twice)
                    .keyBy(Long.class, event -> event % 3)
                    .process("keep", Long.class, new Keep())
                    .unkeyed()
                    .map(String.class, event -> "two " + event)
                    .sink();
            Sequencer<Long> all = app.sequencer("all", Long.class);
            app.connect(twice, all);
            app.workflow("three", all)
                    .map(String.class, event -> "three " + event)
                    .sink();
        });
        Application other = Application.named("other", app -> app.workflow("four", stream("twice", Long.class))
                .map(String.class, event -> "four " + event)
                .sink());
        List<AtomicStream<String>> consumers = List.of(
                stream("one", String.class),
                stream("two", String.class),
                stream("three", String.class),
                AtomicStream.at("/other/workflows/four/stream", String.class));
        Outcome outcome = way.run(Program.of(streams, other)
                .reading(EVENTS_IN, EVENTS, 7)
                .watching(consumers.toArray(AtomicStream<?>[]::new)));
        assertThat(consumers.stream().flatMap(consumer -> outcome.of(consumer).stream()))
                .containsExactlyInAnyOrderElementsOf(events().stream()
                        .flatMap(event ->
                                Stream.of("one ", "two ", "three ", "four ").map(name -> name + 2 * event))
                        .toList());
    }

    @EveryWay
    void eachConsumerOfAnInputAndOfAGeneratorGetsEachEvent(Way way) throws Exception {
        Application streams = Application.named("streams", app -> {
            AtomicStream<Long> input = app.input("events", Long.class);
            AtomicStream<Long> generator = app.generator("numbers", Generator.range(EVENTS, 2 * EVENTS, 7));
            Sequencer<Long> all = app.sequencer("all", Long.class);
            for (AtomicStream<Long> events : List.of(input, generator)) {
                app.connect(events, all);
            }
            app.workflow("input", input)
                    .map(String.class, event -> "one " + event)
                    .sink();
            app.workflow("generator", generator)
                    .map(String.class, event -> "one " + event)
                    .sink();
            app.workflow("both", all).map(String.class, event -> "two " + event).sink();
        });
        Outcome outcome = way.run(Program.of(streams)
                .reading(EVENTS_IN, EVENTS, 7)
                .watching(
                        stream("input", String.class),
                        stream("generator", String.class),
                        stream("both", String.class)));
        assertThat(Stream.of("input", "generator", "both")
                        .flatMap(workflow -> outcome.of(stream(workflow, String.class)).stream()))
                .containsExactlyInAnyOrderElementsOf(LongStream.range(0, 2 * EVENTS)
                        .boxed()
                        .flatMap(event -> Stream.of("one " + event, "two " + event))
                        .toList());
    }

    @EveryWay
    void aFlowThatIsReadTwiceGivesEachEventTwice(Way way) throws Exception {
        Application streams = Application.named("streams", app -> {
            var flow = app.workflow("twice", app.input("events", Long.class)).map(Long.class, event -> event);
            flow.union(flow).sink();
        });
        Outcome outcome =
                way.run(Program.of(streams).reading(EVENTS_IN, EVENTS, 7).watching(stream("twice", Long.class)));
        assertThat(outcome.of(stream("twice", Long.class)))
                .containsExactlyInAnyOrderElementsOf(events().stream()
                        .flatMap(event -> Stream.of(event, event))
                        .toList());
    }

    @EveryWay
    void aStreamThatIsConnectedTwiceIsReadTwice(Way way) throws Exception {
        Application streams = Application.named("streams", app -> {
            AtomicStream<Long> input = app.input("events", Long.class);
            Sequencer<Long> all = app.sequencer("all", Long.class);
            app.connect(input, all);
            app.connect(input, all);
            app.workflow("twice", all).sink();
        });
        Outcome outcome =
                way.run(Program.of(streams).reading(EVENTS_IN, EVENTS, 7).watching(stream("twice", Long.class)));
        assertThat(outcome.of(stream("twice", Long.class)))
                .containsExactlyInAnyOrderElementsOf(events().stream()
                        .flatMap(event -> Stream.of(event, event))
                        .toList());
    }
}
