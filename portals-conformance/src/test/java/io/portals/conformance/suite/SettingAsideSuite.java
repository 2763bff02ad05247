package io.portals.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.KeyedPortal;
import io.portals.api.Sequencer;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.DeadLetter;
import io.portals.api.task.EmitContext;
import io.portals.api.task.ErrorPolicy;
import io.portals.api.task.FlowContext;
import io.portals.api.task.FlowTask;
import io.portals.api.task.OnReply;
import io.portals.api.task.OnTimer;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.api.task.Tasks;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What handlers give up by themselves is among the dead letters of their workflow, once, if and only if they succeed. */
public abstract class SettingAsideSuite implements UnderTest {
    private static final long EVENTS = 36;
    private static final int ATOM = 5;
    private static final Input<Long> IN = Input.at("/aside/inputs/numbers", Long.class);
    private static final String WORK = "/aside/workflows/works/work";
    private static final String DESK_TASK = "/aside/workflows/desks/desk";
    private static final AtomicStream<DeadLetter<Object>> OF_WORKS = AtomicStream.deadLetters("/aside/workflows/works");
    private static final AtomicStream<DeadLetter<Object>> OF_DESKS = AtomicStream.deadLetters("/aside/workflows/desks");

    /** What is given up. */
    record Given(String what, long number) {}

    /** @param underPolicy then no mishap strikes here: the policy would set that aside, too */
    private static void giveUp(EmitContext<?> ctx, String what, long number, boolean underPolicy) {
        ctx.setAside(new Given(what, number), "no use for " + number);
        if (!underPolicy) {
            Mishap.at(what);
        }
    }

    private static DeadLetter<Object> letter(String path, Object key, String what, long number) {
        return new DeadLetter<>(path, key, new Given(what, number), "no use for " + number);
    }

    // Handlers of keyed tasks -------------------------------------------------------------------------------------

    record Question(long number) {}

    static final KeyedPortal<Long, Question, Boolean> DESK = KeyedPortal.at(
            "/aside/portals/desk", Question.class, Boolean.class, Long.class, question -> question.number() % 2);

    static final PerKey<Long> LAST = State.perKey("last", Long.class);

    /** @param underPolicy then some fail after they gave up something */
    record Work(boolean underPolicy) implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Uses.state(LAST).asks(DESK).resumes(Answered.class).fires(Ring.class);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            ctx.set(LAST, number);
            ctx.after(Duration.ofMillis(10), new Ring(number, underPolicy));
            ctx.ask(DESK, new Question(number)).then(new Answered(number, underPolicy));
            giveUp(ctx, "process", number, underPolicy);
            if (underPolicy && number % 4 == 1) {
                throw new IllegalArgumentException("poison " + number);
            }
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            giveUp(ctx, "complete", ctx.key(Long.class), underPolicy);
        }
    }

    record Answered(long number, boolean underPolicy) implements OnReply<Boolean, String> {
        @Override
        public void resume(Boolean reply, TaskContext<String> ctx) {
            giveUp(ctx, "resume", number, underPolicy);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            giveUp(ctx, "failed", number, underPolicy);
        }
    }

    record Ring(long number, boolean underPolicy) implements OnTimer<String> {
        @Override
        public void fire(TaskContext<String> ctx) {
            giveUp(ctx, "ring", number, underPolicy);
        }
    }

    /** Refuses the odd ones. */
    record Desk(boolean underPolicy) implements Replier<Question, Boolean, String> {
        @Override
        public void request(Question question, ReplierContext<String, Boolean> ctx) {
            if (question.number() % 2 == 0) {
                ctx.reply(true);
            } else {
                ctx.fail("odd");
            }
            giveUp(ctx, "request", question.number(), underPolicy);
        }
    }

    private static Application application(ErrorPolicy policy) {
        boolean underPolicy = policy != ErrorPolicy.FAIL;
        return Application.named("aside", app -> {
            app.workflow("works", app.input("numbers", Long.class))
                    .keyBy(Long.class, number -> number % 3)
                    .process("work", String.class, new Work(underPolicy))
                    .onError(policy)
                    .sink();
            app.workflow("desks", app.generator("none", Generator.empty(Long.class)))
                    .keyBy(Long.class, number -> number)
                    .process("desk", String.class, Tasks.nothing())
                    .replies(DESK, new Desk(underPolicy))
                    .onError(policy)
                    .sink();
        });
    }

    private static List<DeadLetter<Object>> expected(boolean underPolicy) {
        List<DeadLetter<Object>> all = new ArrayList<>();
        for (long number = 0; number < EVENTS; number++) {
            if (!(underPolicy && number % 4 == 1)) {
                all.add(letter(WORK, number % 3, "process", number));
                all.add(letter(WORK, number % 3, "ring", number));
                all.add(letter(WORK, number % 3, number % 2 == 0 ? "resume" : "failed", number));
                all.add(letter(DESK_TASK, number % 2, "request", number));
            }
        }
        LongStream.range(0, 3).forEach(key -> all.add(letter(WORK, key, "complete", key)));
        return all;
    }

    private static List<DeadLetter<Object>> letters(Outcome outcome) {
        List<DeadLetter<Object>> all = new ArrayList<>(outcome.of(OF_WORKS));
        all.addAll(outcome.of(OF_DESKS));
        return all;
    }

    private static Program program(ErrorPolicy policy) {
        return Program.of(application(policy)).reading(IN, EVENTS, ATOM).watching(OF_WORKS, OF_DESKS);
    }

    @EveryWay
    void eachHandlerMayAndItIsThereOnce(Way way) throws Exception {
        for (String place : List.of("none", "process", "request", "ring", "complete")) {
            assertThat(letters(way.run(program(ErrorPolicy.FAIL).failingAt(place, place.equals("complete") ? 2 : 8))))
                    .as(place)
                    .containsExactlyInAnyOrderElementsOf(expected(false));
        }
    }

    @EveryWay
    void whatAHandlerGaveUpThatFailsIsNotThere(Way way) throws Exception {
        assertThat(letters(way.run(program(ErrorPolicy.SKIP)))).containsExactlyInAnyOrderElementsOf(expected(true));
    }

    @EveryWay
    void besideWhatThePolicySetsAside(Way way) throws Exception {
        List<DeadLetter<Object>> all = expected(true);
        LongStream.range(0, EVENTS)
                .filter(number -> number % 4 == 1)
                .forEach(number -> all.add(new DeadLetter<>(
                        WORK, number % 3, number, "java.lang.IllegalArgumentException: poison " + number)));
        assertThat(letters(way.run(program(ErrorPolicy.DEAD_LETTER)))).containsExactlyInAnyOrderElementsOf(all);
    }

    // Where there is neither a portal nor a timer ------------------------------------------------------------------

    /** Gives on what is even. */
    record Sifting(String what) implements Task<Long, Long> {
        @Override
        public void process(Long number, TaskContext<Long> ctx) {
            if (number % 2 == 0) {
                ctx.emit(number / 2);
            } else {
                giveUp(ctx, what, number, false);
            }
        }
    }

    private static final AtomicStream<Long> SIFTED = AtomicStream.at("/aside/workflows/works/stream", Long.class);

    @EveryWay
    void tasksBehindEachOtherMayToo(Way way) throws Exception {
        Application two = Application.named("aside", app -> app.workflow("works", app.input("numbers", Long.class))
                .keyBy(Long.class, number -> number % 3)
                .process("first", Long.class, new Sifting("first"))
                .process("second", Long.class, new Sifting("second"))
                .sink());
        Application chained = Application.named("aside", app -> app.workflow("works", app.input("numbers", Long.class))
                .keyBy(Long.class, number -> number % 3)
                .process("work", Long.class, Tasks.andThen(new Sifting("first"), new Sifting("second")))
                .sink());
        for (Application each : List.of(two, chained)) {
            Outcome outcome = way.run(Program.of(each)
                    .reading(IN, EVENTS, ATOM)
                    .watching(SIFTED, OF_WORKS)
                    .failingAt("second", 3));
            List<Given> given = new ArrayList<>();
            LongStream.range(0, EVENTS).filter(n -> n % 2 == 1).forEach(n -> given.add(new Given("first", n)));
            LongStream.range(0, EVENTS).filter(n -> n % 4 == 2).forEach(n -> given.add(new Given("second", n / 2)));
            assertThat(outcome.of(OF_WORKS).stream().map(DeadLetter::event))
                    .containsExactlyInAnyOrderElementsOf(List.<Object>copyOf(given));
            assertThat(outcome.of(SIFTED))
                    .containsExactlyInAnyOrderElementsOf(LongStream.range(0, EVENTS)
                            .filter(n -> n % 4 == 0)
                            .mapToObj(n -> n / 4)
                            .toList());
        }
    }

    // Tasks without a key -----------------------------------------------------------------------------------------

    record Unkeyed(boolean underPolicy) implements FlowTask<Long, Long> {
        @Override
        public void process(Long number, FlowContext<Long> ctx) {
            giveUp(ctx, "process", number, underPolicy);
            if (underPolicy && number % 4 == 1) {
                throw new IllegalArgumentException("poison " + number);
            }
        }

        @Override
        public void onAtomComplete(FlowContext<Long> ctx) {
            giveUp(ctx, "atom", 0, underPolicy);
        }
    }

    @EveryWay
    void tasksWithoutAKeyMay(Way way) throws Exception {
        for (ErrorPolicy policy : List.of(ErrorPolicy.FAIL, ErrorPolicy.SKIP)) {
            boolean underPolicy = policy == ErrorPolicy.SKIP;
            Application application =
                    Application.named("aside", app -> app.workflow("works", app.input("numbers", Long.class))
                            .process("work", Long.class, new Unkeyed(underPolicy))
                            .onError(policy)
                            .sink());
            Program program = Program.of(application).reading(IN, EVENTS, ATOM).watching(OF_WORKS);
            List<DeadLetter<Object>> letters = way.run(underPolicy ? program : program.failingAt("process", 9))
                    .of(OF_WORKS);
            assertThat(letters)
                    .filteredOn(letter -> !letter.event().equals(new Given("atom", 0)))
                    .containsExactlyInAnyOrderElementsOf(LongStream.range(0, EVENTS)
                            .filter(number -> !(underPolicy && number % 4 == 1))
                            .mapToObj(number -> letter(WORK, null, "process", number))
                            .toList());
            assertThat(letters).contains(letter(WORK, null, "atom", 0));
        }
    }

    // What is given up comes back ---------------------------------------------------------------------------------

    /** Gives up numbers until they are small. */
    record Halving() implements Task<Long, Long> {
        @Override
        public void process(Long number, TaskContext<Long> ctx) {
            if (number > 1) {
                ctx.setAside(number, "too large");
            } else {
                ctx.emit(number);
            }
            Mishap.at("halve");
        }
    }

    @EveryWay
    void whatIsGivenUpMayComeBack(Way way) throws Exception {
        Application round = Application.named("aside", app -> {
            Sequencer<Long> all = app.sequencer("all", Long.class);
            app.connect(app.input("numbers", Long.class), all);
            app.workflow("works", all)
                    .keyBy(Long.class, number -> number % 3)
                    .process("work", Long.class, new Halving())
                    .sink();
            app.connect(
                    app.workflow("mend", OF_WORKS)
                            .map(Long.class, letter -> (Long) letter.event() / 2)
                            .sink(),
                    all);
        });
        assertThat(way.run(Program.of(round)
                                .reading(IN, EVENTS, ATOM)
                                .watching(SIFTED)
                                .failingAt("halve", 20))
                        .of(SIFTED))
                .containsExactlyInAnyOrderElementsOf(LongStream.range(0, EVENTS)
                        .map(n -> Math.min(n, 1))
                        .boxed()
                        .toList());
    }

    // Mistakes ----------------------------------------------------------------------------------------------------

    record Nulls(boolean event) implements Task<Long, Long> {
        @Override
        public void process(Long number, TaskContext<Long> ctx) {
            ctx.setAside(event ? null : number, event ? "why" : null);
        }
    }

    @Test
    void nullsAreRefused() throws Exception {
        assertThat(failure(new Nulls(true))).endsWith(WORK + ": sets null aside; name what it gives up");
        assertThat(failure(new Nulls(false))).endsWith(WORK + ": sets an event aside with the reason null; say why");
    }

    private String failure(Task<Long, Long> task) throws Exception {
        return anyWay().failureOf(Program.of(
                        Application.named("aside", app -> app.workflow("works", app.input("numbers", Long.class))
                                .keyBy(Long.class, number -> number)
                                .process("work", Long.class, task)
                                .sink()))
                .reading(IN, 1, 1));
    }
}
