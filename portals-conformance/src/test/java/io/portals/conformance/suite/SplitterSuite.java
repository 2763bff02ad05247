package io.portals.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.Sequencer;
import io.portals.api.Splitter;
import io.portals.api.state.Uses;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Splitters: each event goes to the first branch that takes it, to that of the rest, or nowhere. */
public abstract class SplitterSuite implements UnderTest {
    private static final long EVENTS = 60;
    private static final Splitter<Long> SPLITTER = Splitter.at("/splits/splitters/numbers", Long.class);
    private static final Input<Long> IN = Input.at("/splits/inputs/numbers", Long.class);

    private static AtomicStream<Long> branch(String name) {
        return AtomicStream.at("/splits/splitters/numbers/" + name, Long.class);
    }

    private static List<Long> those(LongPredicate which) {
        return LongStream.range(0, EVENTS).filter(which).boxed().toList();
    }

    private static Application splitting(boolean withRest) {
        return Application.named("splits", app -> {
            Splitter<Long> numbers = app.splitter("numbers", app.input("numbers", Long.class));
            if (withRest) {
                app.rest(numbers, "rest"); // the last, though it is added first
            }
            app.branch(numbers, "even", n -> n % 2 == 0);
            app.branch(numbers, "three", n -> n % 3 == 0);
        });
    }

    @EveryWay
    void theFirstBranchThatTakesAnEventGetsIt(Way way) throws Exception {
        Outcome outcome = way.run(Program.of(splitting(true))
                .reading(IN, EVENTS, 7)
                .watching(branch("even"), branch("three"), branch("rest")));
        assertThat(outcome.of(branch("even"))).containsExactlyElementsOf(those(n -> n % 2 == 0));
        assertThat(outcome.of(branch("three"))).containsExactlyElementsOf(those(n -> n % 2 != 0 && n % 3 == 0));
        assertThat(outcome.of(branch("rest"))).containsExactlyElementsOf(those(n -> n % 2 != 0 && n % 3 != 0));
    }

    @EveryWay
    void whatNoBranchTakesIsDropped(Way way) throws Exception {
        Outcome outcome =
                way.run(Program.of(splitting(false)).reading(IN, EVENTS, 7).watching(branch("even"), branch("three")));
        assertThat(outcome.of(branch("even"))).containsExactlyElementsOf(those(n -> n % 2 == 0));
        assertThat(outcome.of(branch("three"))).containsExactlyElementsOf(those(n -> n % 2 != 0 && n % 3 == 0));
    }

    @EveryWay
    void anotherApplicationAddsABranchBehindThoseThatAreThere(Way way) throws Exception {
        Application more = Application.named("more", app -> {
            AtomicStream<Long> five = app.branch(SPLITTER, "five", n -> n % 5 == 0);
            app.workflow("doubled", five).map(Long.class, n -> 2 * n).sink();
        });
        AtomicStream<Long> doubled = AtomicStream.at("/more/workflows/doubled/stream", Long.class);
        Outcome outcome =
                way.run(Program.of(splitting(true), more).reading(IN, EVENTS, 7).watching(doubled, branch("rest")));
        assertThat(outcome.of(doubled))
                .containsExactlyInAnyOrderElementsOf(those(n -> n % 2 != 0 && n % 3 != 0 && n % 5 == 0).stream()
                        .map(n -> 2 * n)
                        .toList());
        assertThat(outcome.of(branch("rest")))
                .containsExactlyElementsOf(those(n -> n % 2 != 0 && n % 3 != 0 && n % 5 != 0));
    }

    // In a cycle --------------------------------------------------------------------------------------------------

    record Halving() implements Task<Long, Long> {
        @Override
        public Uses uses() {
            return Ledger.STATE;
        }

        @Override
        public void process(Long number, TaskContext<Long> ctx) {
            Ledger.done(ctx, "" + number, "halving");
            ctx.emit(number / 2);
            Mishap.at("halve");
        }
    }

    /** Halves what is even until it is odd. */
    @EveryWay
    void aBranchMayCloseACycle(Way way) throws Exception {
        Application halving = Application.named("splits", app -> {
            Sequencer<Long> all = app.sequencer("all", Long.class);
            app.connect(app.input("numbers", Long.class), all);
            Splitter<Long> numbers = app.splitter("numbers", all);
            AtomicStream<Long> even = app.branch(numbers, "even", n -> n % 2 == 0);
            app.connect(
                    app.workflow("halve", even)
                            .keyBy(Long.class, n -> n)
                            .process("halve", Long.class, new Halving())
                            .sink(),
                    all);
            app.rest(numbers, "odd");
        });
        List<List<Long>> atoms =
                Program.atoms(LongStream.rangeClosed(1, EVENTS).boxed().toList(), 7);
        Outcome outcome = way.run(
                Program.of(halving).reading(IN, atoms).watching(branch("odd")).failingAt("halve", 20));
        assertThat(outcome.of(branch("odd")))
                .containsExactlyInAnyOrderElementsOf(LongStream.rangeClosed(1, EVENTS)
                        .map(n -> n >> Long.numberOfTrailingZeros(n))
                        .boxed()
                        .toList());
    }

    @Test
    void aPredicateThatFailsNamesItsBranch() throws Exception {
        Application failing = Application.named("splits", app -> {
            Splitter<Long> numbers = app.splitter("numbers", app.generator("seven", Generator.of(Long.class, 7L)));
            app.branch(numbers, "boom", n -> {
                throw new IllegalStateException("boom");
            });
        });
        assertThat(anyWay().failureOf(Program.of(failing)))
                .isEqualTo("/splits/splitters/numbers/boom: event 7 failed: java.lang.IllegalStateException: boom");
    }
}
