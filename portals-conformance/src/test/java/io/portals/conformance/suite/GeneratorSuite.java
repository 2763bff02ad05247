package io.portals.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.AppBuilder;
import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.KeyedPortal;
import io.portals.api.Type;
import io.portals.api.file.FileLines;
import io.portals.api.state.Uses;
import io.portals.api.task.OnReply;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.api.task.Tasks;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Generators give each event once and in order, whole atoms, also when they are read again; and the steps that are ready-made. */
public abstract class GeneratorSuite implements UnderTest {
    private static final long EVENTS = 60;
    private static final int ATOM = 4;

    private static AtomicStream<String> stream(String workflow) {
        return AtomicStream.at("/generators/workflows/" + workflow + "/stream", String.class);
    }

    private static Application application(Consumer<AppBuilder> build) {
        return Application.named("generators", build::accept);
    }

    /** Says what comes, and at the end how much it was. */
    record Keep() implements Task<Object, String> {
        @Override
        public Uses uses() {
            return Ledger.STATE;
        }

        @Override
        public void process(Object event, TaskContext<String> ctx) {
            ctx.emit(Ledger.done(ctx, "" + event, "keep"));
            Mishap.at("keep");
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit(Ledger.total(ctx, "keep"));
        }
    }

    /** A workflow that keeps all that the generator gives, under one key. */
    private static void keep(AppBuilder app, String name, Generator<?> generator) {
        app.workflow(name, app.generator(name, generator))
                .keyBy(String.class, event -> "all")
                .process("keep", String.class, new Keep())
                .sink();
    }

    private static List<String> kept(List<?> events) {
        Ledger ledger = new Ledger();
        events.forEach(event -> ledger.expect("" + event, "keep", "all"));
        return ledger.expected();
    }

    private static List<Long> numbers() {
        return LongStream.range(0, EVENTS).boxed().toList();
    }

    private static Generator<Long> iterated() {
        return Generator.iterator(
                Long.class, ATOM, () -> LongStream.range(0, EVENTS).iterator());
    }

    // All events, in order ----------------------------------------------------------------------------------------

    private static void check(Way way, Generator<Long> numbers) throws Exception {
        Outcome outcome = way.run(
                Program.of(application(app -> keep(app, "numbers", numbers))).watching(stream("numbers")));
        assertThat(outcome.of(stream("numbers"))).containsExactlyElementsOf(kept(numbers()));
    }

    @EveryWay
    void anIteratorIsReadFromItsStartAndSkippedForward(Way way) throws Exception {
        check(way, iterated());
    }

    @EveryWay
    void aThrottledGeneratorGivesAllItsEventsInOrder(Way way) throws Exception {
        check(way, Generator.range(0, EVENTS, ATOM).throttled(Duration.ofMillis(10)));
    }

    @EveryWay
    void severalThrottledGeneratorsShareNothing(Way way) throws Exception {
        Generator<Long> listed = Generator.atoms(Type.of(Long.class), Program.atoms(numbers(), 7));
        Outcome outcome = way.run(Program.of(application(app -> {
                    keep(app, "listed", listed.throttled(Duration.ofMillis(15)));
                    keep(app, "iterated", iterated().throttled(Duration.ofMillis(5)));
                }))
                .watching(stream("listed"), stream("iterated")));
        assertThat(outcome.of(stream("listed"))).containsExactlyElementsOf(kept(numbers()));
        assertThat(outcome.of(stream("iterated"))).containsExactlyElementsOf(kept(numbers()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysThatCount")
    void afterAFailureAThrottledGeneratorLosesAndDoublesNothing(Way way) throws Exception {
        Outcome outcome = way.run(Program.of(application(app ->
                        keep(app, "numbers", Generator.range(0, EVENTS, ATOM).throttled(Duration.ofMillis(10)))))
                .watching(stream("numbers"))
                .failingAt("keep", (int) EVENTS / 2));
        assertThat(outcome.of(stream("numbers"))).containsExactlyElementsOf(kept(numbers()));
        assertThat(outcome.failures()).as("failures").isPositive();
    }

    @EveryWay
    void emptyAndSignal(Way way) throws Exception {
        Outcome outcome = way.run(Program.of(application(app -> {
                    keep(app, "none", Generator.empty(Long.class));
                    keep(app, "one", Generator.signal(String.class, "go"));
                }))
                .watching(stream("none"), stream("one")));
        assertThat(outcome.of(stream("none"))).isEmpty();
        assertThat(outcome.of(stream("one"))).containsExactlyElementsOf(kept(List.of("go")));
    }

    // Whole atoms -------------------------------------------------------------------------------------------------

    /** Behind how many events an atom ends. */
    private static Set<Integer> ends(List<? extends List<?>> atoms) {
        Set<Integer> ends = new TreeSet<>();
        int events = 0;
        for (List<?> atom : atoms) {
            events += atom.size();
            ends.add(events);
        }
        return ends;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysThatShowAtoms")
    void atomsAreWhole(Way way, @TempDir Path folder) throws Exception {
        Path file = written(folder);
        List<String> names = List.of("iterated", "throttled", "lines");
        Outcome outcome = way.run(Program.of(application(app -> {
                    plain(app, "iterated", iterated());
                    plain(app, "throttled", Generator.range(0, EVENTS, ATOM).throttled(Duration.ofMillis(5)));
                    plain(app, "lines", FileLines.of(file, ATOM));
                }))
                .watching(names.stream().map(GeneratorSuite::stream).toArray(AtomicStream<?>[]::new)));
        for (String name : names) {
            assertThat(ends(Program.atoms(numbers(), ATOM)))
                    .as(name + ": where atoms may end")
                    .containsAll(ends(outcome.atomsOf(stream(name))));
            assertThat(outcome.of(stream(name))).as(name).hasSize((int) EVENTS);
        }
    }

    private static void plain(AppBuilder app, String name, Generator<?> generator) {
        app.workflow(name, app.generator(name, generator))
                .map(String.class, event -> "" + event)
                .sink();
    }

    // Lines of a file ---------------------------------------------------------------------------------------------

    private static List<String> lines() {
        return numbers().stream().map(number -> "line " + number + " \u00fc").toList();
    }

    private static Path written(Path folder) throws Exception {
        return Files.write(folder.resolve("lines.txt"), lines());
    }

    @EveryWay
    void linesOfAFile(Way way, @TempDir Path folder) throws Exception {
        Path file = written(folder);
        Outcome outcome = way.run(Program.of(application(app -> keep(app, "lines", FileLines.of(file, ATOM))))
                .watching(stream("lines")));
        assertThat(outcome.of(stream("lines"))).containsExactlyElementsOf(kept(lines()));
    }

    @Test
    void aFileThatIsMissingIsNamedWithItsGenerator(@TempDir Path folder) throws Exception {
        Path missing = folder.resolve("missing.txt");
        Program program = Program.of(application(app -> keep(app, "lines", FileLines.of(missing, ATOM))));
        assertThat(anyWay().failureOf(program))
                .startsWith("/generators/generators/lines: atom 0 failed: ")
                .contains("there is no file " + missing);
        written(folder);
        Path present = folder.resolve("lines.txt");
        Program twin = Program.of(application(app -> keep(app, "lines", FileLines.of(present, ATOM))));
        assertThat(anyWay().run(twin.watching(stream("lines"))).of(stream("lines")))
                .hasSize((int) EVENTS + 1);
    }

    // Steps and tasks that are ready-made -------------------------------------------------------------------------

    @EveryWay
    void aSampleIsTheSameEverywhere(Way way) throws Exception {
        Outcome outcome =
                way.run(Program.of(application(app -> app.workflow("some", app.generator("numbers", iterated()))
                                .sample(12)
                                .logger("sampled")
                                .keyBy(Long.class, number -> number)
                                .process("same", Long.class, Tasks.identity())
                                .unkeyed()
                                .map(String.class, number -> "" + number)
                                .sink()))
                        .watching(stream("some")));
        assertThat(outcome.of(stream("some"))).containsExactlyInAnyOrderElementsOf(SAMPLE);
    }

    /** One of twelve of the numbers. */
    private static final List<String> SAMPLE = List.of("0", "10", "11", "16", "17", "19", "36", "41", "42", "49");

    static final KeyedPortal<Long, Long, Long> TWICE =
            KeyedPortal.at("/generators/portals/twice", Long.class, Long.class, Long.class, number -> number % 5);

    record Doubling() implements Replier<Long, Long, String> {
        @Override
        public void request(Long number, ReplierContext<String, Long> ctx) {
            ctx.reply(2 * number);
            Mishap.at("double");
        }
    }

    record Asking() implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(TWICE).resumes(Heard.class);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            ctx.ask(TWICE, number).then(new Heard(number));
        }
    }

    record Heard(long number) implements OnReply<Long, String> {
        @Override
        public void resume(Long reply, TaskContext<String> ctx) {
            ctx.emit(number + " doubled is " + reply);
            Mishap.at("heard");
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.emit("failed: " + why);
        }
    }

    @EveryWay
    void aTaskThatOnlyServesAPortalEmitsNothing(Way way) throws Exception {
        Application asking = application(app -> {
            app.portal("twice", Long.class, Long.class, Long.class, number -> number % 5);
            app.workflow("serving", app.generator("ignored", Generator.range(0, EVENTS, ATOM)))
                    .keyBy(Long.class, number -> number % 5)
                    .process("nothing", String.class, Tasks.nothing())
                    .replies(TWICE, new Doubling())
                    .sink();
            app.workflow("asking", app.generator("numbers", iterated().throttled(Duration.ofMillis(10))))
                    .keyBy(Long.class, number -> number % 7)
                    .process("ask", String.class, new Asking())
                    .sink();
        });
        Outcome outcome = way.run(Program.of(asking).watching(stream("serving"), stream("asking")));
        List<String> expected = new ArrayList<>();
        numbers().forEach(number -> expected.add(number + " doubled is " + 2 * number));
        assertThat(outcome.of(stream("asking"))).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(outcome.of(stream("serving"))).isEmpty();
    }
}
