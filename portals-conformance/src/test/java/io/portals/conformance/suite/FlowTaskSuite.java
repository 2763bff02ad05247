package io.portals.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.Sequencer;
import io.portals.api.Type;
import io.portals.api.state.PerTask;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.DeadLetter;
import io.portals.api.task.ErrorPolicy;
import io.portals.api.task.FlowContext;
import io.portals.api.task.FlowTask;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Tasks of unkeyed flows: state per instance, and what they do when an atom is complete. */
public abstract class FlowTaskSuite implements UnderTest {
    private static final long EVENTS = 60;
    private static final Input<Long> IN = Input.at("/flows/inputs/numbers", Long.class);
    private static final AtomicStream<String> LINES = AtomicStream.at("/flows/workflows/w/stream", String.class);

    private static String place(FlowContext<?> ctx) {
        return ctx.path().substring(ctx.path().lastIndexOf('/') + 1);
    }

    /** Gives each event on, and when the atom is complete says which there were. */
    record Gathering() implements FlowTask<Long, String> {
        static final PerTask<List<Long>> SEEN =
                State.perTask("seen", new Type<List<Long>>() {}, List.of(), all -> all.stream()
                        .flatMap(List::stream)
                        .toList());

        @Override
        public Uses uses() {
            return Uses.state(SEEN);
        }

        @Override
        public void process(Long number, FlowContext<String> ctx) {
            gather(number, ctx);
            Mishap.at("process");
        }

        static void gather(Long number, FlowContext<String> ctx) {
            List<Long> seen = new ArrayList<>(ctx.get(SEEN));
            seen.add(number);
            ctx.set(SEEN, seen);
            ctx.emit("" + number);
        }

        @Override
        public void onAtomComplete(FlowContext<String> ctx) {
            tell(ctx);
            Mishap.at(place(ctx));
        }

        static void tell(FlowContext<String> ctx) {
            List<Long> seen = ctx.get(SEEN);
            if (!seen.isEmpty()) {
                ctx.emit("seen " + seen);
                ctx.set(SEEN, null);
            }
        }
    }

    private static final Application GATHERING =
            Application.named("flows", app -> app.workflow("w", app.input("numbers", Long.class))
                    .process("gathering", String.class, new Gathering())
                    .sink());

    /** All numbers of the lines that say what was seen. */
    private static List<Long> seen(List<String> lines) {
        return lines.stream()
                .filter(line -> line.startsWith("seen "))
                .flatMap(line -> List.of(
                        line.substring("seen [".length(), line.length() - 1).split(", "))
                        .stream())
                .map(Long::parseLong)
                .toList();
    }

    private static List<Long> all() {
        return LongStream.range(0, EVENTS).boxed().toList();
    }

    @EveryWay
    void eachEventIsInOneAtom(Way way) throws Exception {
        for (String place : List.of("none", "process", "gathering")) {
            List<String> lines = way.run(Program.of(GATHERING)
                            .reading(IN, EVENTS, 7)
                            .watching(LINES)
                            .failingAt(place, place.equals("gathering") ? 2 : 20))
                    .of(LINES);
            assertThat(seen(lines)).as(place).containsExactlyInAnyOrderElementsOf(all());
            assertThat(lines)
                    .as(place)
                    .filteredOn(line -> !line.startsWith("seen "))
                    .containsExactlyInAnyOrderElementsOf(
                            all().stream().map(n -> "" + n).toList());
        }
    }

    @Test
    void whatIsEmittedWhenAnAtomIsCompleteIsItsLast() throws Exception {
        for (Way way : waysThatShowAtoms()) {
            List<List<String>> atoms = way.run(
                            Program.of(GATHERING).reading(IN, EVENTS, 7).watching(LINES))
                    .atomsOf(LINES);
            for (List<String> atom : atoms) {
                List<String> events = atom.subList(0, atom.size() - 1);
                assertThat(atom.get(atom.size() - 1))
                        .as("%s: the last of %s", way, atom)
                        .isEqualTo("seen [" + String.join(", ", events) + "]");
            }
        }
    }

    // In a cycle --------------------------------------------------------------------------------------------------

    /** Halves numbers until they are zero; says how many it has halved. */
    record Halving() implements FlowTask<Long, Long> {
        static final PerTask<Long> HALVED = State.perTask(
                "halved", Long.class, 0L, all -> all.stream().mapToLong(n -> n).sum());

        @Override
        public Uses uses() {
            return Uses.state(HALVED);
        }

        @Override
        public void process(Long number, FlowContext<Long> ctx) {
            if (number > 0) {
                ctx.update(HALVED, n -> n + 1);
                ctx.emit(number / 2);
            }
            Mishap.at("halve");
        }

        @Override
        public void onAtomComplete(FlowContext<Long> ctx) {
            long halved = ctx.get(HALVED);
            if (halved > 0) {
                ctx.emit(-halved);
                ctx.set(HALVED, 0L);
            }
        }
    }

    /** As the answer of the task goes round with the numbers, it is left out where it comes back. */
    @EveryWay
    void inACycleToo(Way way) throws Exception {
        AtomicStream<Long> halved = AtomicStream.at("/flows/workflows/halve/stream", Long.class);
        Application cycle = Application.named("flows", app -> {
            Sequencer<Long> all = app.sequencer("all", Long.class);
            app.connect(app.input("numbers", Long.class), all);
            app.connect(
                    app.workflow("halve", all)
                            .filter(number -> number > 0)
                            .process("halve", Long.class, new Halving())
                            .sink(),
                    all);
        });
        long halvings = LongStream.range(0, EVENTS)
                .map(number -> Long.SIZE - Long.numberOfLeadingZeros(number))
                .sum();
        for (String place : List.of("none", "halve")) {
            List<Long> given = way.run(Program.of(cycle)
                            .reading(IN, EVENTS, 7)
                            .watching(halved)
                            .failingAt(place, 30))
                    .of(halved);
            assertThat(given.stream().filter(n -> n >= 0).count()).as(place).isEqualTo(halvings);
            assertThat(given.stream().filter(n -> n < 0).mapToLong(n -> -n).sum())
                    .as(place)
                    .isEqualTo(halvings);
        }
    }

    // Policies ----------------------------------------------------------------------------------------------------

    /** Does all, and then fails for some. No mishap strikes in it: its policy would set that aside, too. */
    record Failing() implements FlowTask<Long, String> {
        @Override
        public Uses uses() {
            return Uses.state(Gathering.SEEN);
        }

        @Override
        public void process(Long number, FlowContext<String> ctx) {
            Gathering.gather(number, ctx);
            if (number % 4 == 1) {
                throw new IllegalArgumentException("poison " + number);
            }
        }

        @Override
        public void onAtomComplete(FlowContext<String> ctx) {
            Gathering.tell(ctx);
        }
    }

    @EveryWay
    void whatIsSetAsideLeavesNoTrace(Way way) throws Exception {
        AtomicStream<DeadLetter<Object>> letters = AtomicStream.deadLetters("/flows/workflows/w");
        Application failing = Application.named("flows", app -> app.workflow("w", app.input("numbers", Long.class))
                .process("failing", String.class, new Failing())
                .onError(ErrorPolicy.DEAD_LETTER)
                .sink());
        Outcome outcome = way.run(Program.of(failing).reading(IN, EVENTS, 7).watching(LINES, letters));
        List<Long> good = all().stream().filter(n -> n % 4 != 1).toList();
        assertThat(seen(outcome.of(LINES))).containsExactlyInAnyOrderElementsOf(good);
        assertThat(outcome.of(LINES))
                .filteredOn(line -> !line.startsWith("seen "))
                .containsExactlyInAnyOrderElementsOf(
                        good.stream().map(n -> "" + n).toList());
        assertThat(outcome.of(letters).stream().map(DeadLetter::event))
                .containsExactlyInAnyOrderElementsOf(
                        all().stream().filter(n -> n % 4 == 1).toList());
    }

    @Test
    void aFailureNamesTheTaskAndTheEvent() throws Exception {
        Application failing =
                Application.named("flows", app -> app.workflow("w", app.generator("one", Generator.of(Long.class, 1L)))
                        .process("failing", String.class, new Failing())
                        .sink());
        assertThat(anyWay().failureOf(Program.of(failing)))
                .isEqualTo("/flows/workflows/w/failing: event 1 failed: java.lang.IllegalArgumentException: poison 1");
    }
}
