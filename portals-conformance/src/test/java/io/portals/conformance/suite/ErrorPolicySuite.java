package io.portals.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.KeyedPortal;
import io.portals.api.Sequencer;
import io.portals.api.state.PerKeyList;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.DeadLetter;
import io.portals.api.task.ErrorPolicy;
import io.portals.api.task.OnReply;
import io.portals.api.task.OnTimer;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.api.task.Tasks;
import io.portals.api.task.TimerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Error policies: what a handler did that fails under skip or dead-letter leaves no trace, in state, events, asks, replies or
 * timers; its event is where the policy says; and all the rest goes on.
 */
public abstract class ErrorPolicySuite implements UnderTest {
    private static final long EVENTS = 24;
    private static final int ATOM = 5;

    /** Where an event is poison. */
    protected enum Place {
        PARSE,
        SELECT,
        PROCESS,
        REQUEST,
        RESUME,
        FAILED,
        RING,
        COMPLETE;

        /** The desk refuses the odd ones, so that for some there is a reply and for others a failure. */
        boolean isPoison(long number) {
            return this == COMPLETE ? number == 1 : number % 4 == (this == RESUME ? 2 : 1);
        }

        void at(Place here, long number) {
            if (this == here && isPoison(number)) {
                throw new IllegalArgumentException("poison " + number);
            }
        }
    }

    // Each handler does all that it may, and then fails if what it handles is poison -------------------------------

    record Question(long number) {}

    record Entry(String line) {}

    static final KeyedPortal<Long, Question, Boolean> DESK = KeyedPortal.at(
            "/policies/portals/desk", Question.class, Boolean.class, Long.class, question -> question.number() % 2);
    static final KeyedPortal<Long, Entry, Boolean> LOG = KeyedPortal.at(
            "/policies/portals/log",
            Entry.class,
            Boolean.class,
            Long.class,
            entry -> entry.line().length() % 2L);

    static final PerKeyList<Long> SEEN = State.perKeyList("seen", Long.class);
    static final PerKeyMap<Long, Long> LAST = State.perKeyMap("last", Long.class, Long.class);

    private static void does(TaskContext<String> ctx, String what, long number, String task) {
        ctx.list(SEEN).add(number);
        ctx.map(LAST).put(number % 2, number);
        ctx.emit(Ledger.done(ctx, what + " " + number, task));
        ctx.tell(LOG, new Entry(what + " " + number));
        Mishap.at(what);
    }

    record Work(Place poison) implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Ledger.STATE
                    .and(Uses.state(SEEN, LAST))
                    .asks(DESK, LOG)
                    .resumes(Answered.class)
                    .fires(Ring.class, Later.class);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            TimerId later = ctx.after(Duration.ofMillis(100), new Later(number));
            ctx.after(Duration.ofMillis(10), new Ring(number, later, poison));
            ctx.ask(DESK, new Question(number)).then(new Answered(number, poison));
            does(ctx, "process", number, "work");
            poison.at(Place.PROCESS, number);
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit(Ledger.total(ctx, "work"));
            ctx.emit("work has seen " + ctx.list(SEEN).get().size() + ", the last of "
                    + ctx.map(LAST).entries().size());
            poison.at(Place.COMPLETE, ctx.key(Long.class));
        }
    }

    record Answered(long number, Place poison) implements OnReply<Boolean, String> {
        @Override
        public void resume(Boolean reply, TaskContext<String> ctx) {
            does(ctx, "resume", number, "work");
            poison.at(Place.RESUME, number);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            does(ctx, "failed " + why.kind(), number, "work");
            poison.at(Place.FAILED, number);
        }
    }

    /** Cancels what comes later. */
    record Ring(long number, TimerId later, Place poison) implements OnTimer<String> {
        @Override
        public void fire(TaskContext<String> ctx) {
            ctx.cancel(later);
            does(ctx, "ring", number, "work");
            poison.at(Place.RING, number);
        }
    }

    record Later(long number) implements OnTimer<String> {
        @Override
        public void fire(TaskContext<String> ctx) {
            does(ctx, "later", number, "work");
        }
    }

    record Desk(Place poison) implements Replier<Question, Boolean, String> {
        @Override
        public Uses uses() {
            return Ledger.STATE.and(Uses.state(SEEN, LAST)).asks(LOG);
        }

        @Override
        public void request(Question question, ReplierContext<String, Boolean> ctx) {
            if (question.number() % 2 == 0) {
                ctx.reply(true);
            } else {
                ctx.fail("odd");
            }
            does(ctx, "request", question.number(), "desk");
            poison.at(Place.REQUEST, question.number());
        }
    }

    /** Says how much was done. */
    record Totalling() implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Ledger.STATE;
        }

        @Override
        public void process(Long none, TaskContext<String> ctx) {}

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit(Ledger.total(ctx, "desk"));
        }
    }

    record Logging() implements Replier<Entry, Boolean, String> {
        @Override
        public void request(Entry entry, ReplierContext<String, Boolean> ctx) {
            ctx.emit("log " + entry.line());
        }
    }

    private static final Input<String> LINES = Input.at("/policies/inputs/lines", String.class);

    private static Application application(Place poison, ErrorPolicy policy) {
        return Application.named("policies", app -> {
            app.workflow("works", app.input("lines", String.class))
                    .map(Long.class, line -> {
                        poison.at(Place.PARSE, Long.parseLong(line));
                        return Long.parseLong(line);
                    })
                    .onError(policy)
                    .keyBy(Long.class, number -> {
                        poison.at(Place.SELECT, number);
                        return number % 3;
                    })
                    .onError(policy)
                    .process("work", String.class, new Work(poison))
                    .onError(policy)
                    .sink();
            AtomicStream<Long> none = app.generator("none", Generator.range(0, 0, 1));
            app.workflow("desks", none)
                    .keyBy(Long.class, number -> number)
                    .process("desk", String.class, new Totalling())
                    .replies(DESK, new Desk(poison))
                    .onError(policy)
                    .sink();
            app.workflow("logs", none)
                    .keyBy(Long.class, number -> number)
                    .process("log", String.class, Tasks.nothing())
                    .replies(LOG, new Logging())
                    .sink();
        });
    }

    // What is to be seen ------------------------------------------------------------------------------------------

    private static List<String> expected(Place poison) {
        Ledger ledger = new Ledger();
        List<String> logged = new ArrayList<>();
        long[] seen = new long[3];
        for (long number = 0; number < EVENTS; number++) {
            boolean isPoison = poison != Place.COMPLETE && poison.isPoison(number);
            if (isPoison && List.of(Place.PARSE, Place.SELECT, Place.PROCESS).contains(poison)) {
                continue;
            }
            List<String> work = new ArrayList<>(List.of("process " + number));
            if (!(isPoison && List.of(Place.RESUME, Place.FAILED).contains(poison))) {
                String kind = isPoison && poison == Place.REQUEST ? "SET_ASIDE" : "REFUSED";
                work.add((number % 2 == 0 ? "resume " : "failed " + kind + " ") + number);
            }
            work.add((isPoison && poison == Place.RING ? "later " : "ring ") + number);
            for (String what : work) {
                ledger.expect(what, "work", number % 3);
                seen[(int) (number % 3)]++;
            }
            logged.addAll(work);
            if (!(isPoison && poison == Place.REQUEST)) {
                ledger.expect("request " + number, "desk", number % 2);
                logged.add("request " + number);
            }
        }
        List<String> all = new ArrayList<>(ledger.expected());
        logged.forEach(line -> all.add("log " + line));
        for (long count : seen) {
            all.add("work has seen " + count + ", the last of 2");
        }
        if (poison == Place.COMPLETE) {
            all.removeIf(line -> line.startsWith("work@1:"));
            all.remove("work has seen " + seen[1] + ", the last of 2");
        }
        return all;
    }

    private static List<String> expectedLetters(Place poison) {
        String works = "/policies/workflows/works/";
        if (poison == Place.COMPLETE) {
            return List.of(works + "work, key 1: poison 1");
        }
        return LongStream.range(0, EVENTS)
                .filter(poison::isPoison)
                .mapToObj(number -> switch (poison) {
                            case PARSE -> works + "map-1";
                            case SELECT -> works + "keyBy-1-selector";
                            case REQUEST -> "/policies/workflows/desks/desk, key " + number % 2;
                            default -> works + "work, key " + number % 3;
                        }
                        + ": poison " + number)
                .toList();
    }

    private static String line(DeadLetter<Object> letter) {
        String key = letter.key() == null ? "" : ", key " + letter.key();
        return letter.path() + key + ": "
                + letter.reason().substring(letter.reason().lastIndexOf("poison"));
    }

    private static Object expectedEvent(Place poison, long number) {
        return switch (poison) {
            case PARSE -> "" + number;
            case REQUEST -> new Question(number);
            case RESUME, FAILED -> new Answered(number, poison);
            default -> number;
        };
    }

    private static final List<AtomicStream<String>> OUTPUTS = Stream.of("works", "desks", "logs")
            .map(name -> AtomicStream.at("/policies/workflows/" + name + "/stream", String.class))
            .toList();

    private static final List<AtomicStream<DeadLetter<Object>>> LETTERS = Stream.of("works", "desks")
            .map(name -> AtomicStream.deadLetters("/policies/workflows/" + name))
            .toList();

    /** Runs the program, and checks all that it gave. */
    protected static void check(Way way, Place poison, ErrorPolicy policy) throws Exception {
        List<AtomicStream<?>> watched = new ArrayList<>(OUTPUTS);
        watched.addAll(LETTERS);
        Outcome outcome = way.run(Program.of(application(poison, policy))
                .reading(
                        LINES,
                        Program.atoms(
                                LongStream.range(0, EVENTS)
                                        .mapToObj(n -> "" + n)
                                        .toList(),
                                ATOM))
                .watching(watched.toArray(AtomicStream<?>[]::new)));
        assertThat(OUTPUTS.stream().flatMap(stream -> outcome.of(stream).stream()))
                .containsExactlyInAnyOrderElementsOf(expected(poison));
        List<DeadLetter<Object>> letters =
                LETTERS.stream().flatMap(stream -> outcome.of(stream).stream()).toList();
        if (policy == ErrorPolicy.SKIP) {
            assertThat(letters).isEmpty();
            return;
        }
        assertThat(letters.stream().map(ErrorPolicySuite::line))
                .containsExactlyInAnyOrderElementsOf(expectedLetters(poison));
        if (poison != Place.RING) { // whose event holds a timer's name
            assertThat(letters.stream().map(DeadLetter::event))
                    .containsExactlyInAnyOrderElementsOf(LongStream.range(0, EVENTS)
                            .filter(poison::isPoison)
                            .mapToObj(number -> expectedEvent(poison, number))
                            .toList());
        }
    }

    @EveryWay
    void ofAParsingStep(Way way) throws Exception {
        check(way, Place.PARSE, ErrorPolicy.DEAD_LETTER);
    }

    @EveryWay
    void ofAKeySelector(Way way) throws Exception {
        check(way, Place.SELECT, ErrorPolicy.DEAD_LETTER);
    }

    @EveryWay
    void ofATask(Way way) throws Exception {
        check(way, Place.PROCESS, ErrorPolicy.DEAD_LETTER);
    }

    @EveryWay
    void ofAReplier(Way way) throws Exception {
        check(way, Place.REQUEST, ErrorPolicy.DEAD_LETTER);
    }

    @EveryWay
    void ofAContinuationOfAReply(Way way) throws Exception {
        check(way, Place.RESUME, ErrorPolicy.DEAD_LETTER);
    }

    @EveryWay
    void ofAContinuationOfAFailure(Way way) throws Exception {
        check(way, Place.FAILED, ErrorPolicy.DEAD_LETTER);
    }

    @EveryWay
    void ofATimer(Way way) throws Exception {
        check(way, Place.RING, ErrorPolicy.DEAD_LETTER);
    }

    @EveryWay
    void ofACompletion(Way way) throws Exception {
        check(way, Place.COMPLETE, ErrorPolicy.DEAD_LETTER);
    }

    @EveryWay
    void skipsWithoutALetter(Way way) throws Exception {
        check(way, Place.PROCESS, ErrorPolicy.SKIP);
    }

    // A failure further down is not the task's --------------------------------------------------------------------

    record Giving() implements Task<Long, Long> {
        @Override
        public void process(Long number, TaskContext<Long> ctx) {
            ctx.emit(number);
        }
    }

    record Failing() implements Task<Long, Long> {
        @Override
        public void process(Long number, TaskContext<Long> ctx) {
            throw new IllegalStateException("boom");
        }
    }

    private static final Input<Long> SEVEN = Input.at("/further/inputs/seven", Long.class);

    @Test
    void aFailureOfAStepBehindATaskIsNotTheTasks() throws Exception {
        Application application = Application.named("further", app -> app.workflow("w", app.input("seven", Long.class))
                .keyBy(Long.class, n -> n)
                .process("giving", Long.class, new Giving())
                .onError(ErrorPolicy.SKIP)
                .process("failing", Long.class, new Failing())
                .sink());
        assertThat(anyWay().failureOf(Program.of(application).reading(SEVEN, List.of(List.of(7L)))))
                .isEqualTo(
                        "/further/workflows/w/failing: event 7 of key 7 failed: java.lang.IllegalStateException: boom");
    }

    @Test
    void aFailureOfAStepBehindAStatelessStepIsNotTheSteps() throws Exception {
        Application application = Application.named("further", app -> app.workflow("w", app.input("seven", Long.class))
                .flatMap(Long.class, n -> List.of(n, n))
                .onError(ErrorPolicy.DEAD_LETTER)
                .map(Long.class, n -> {
                    throw new IllegalStateException("boom");
                })
                .sink());
        assertThat(anyWay().failureOf(Program.of(application).reading(SEVEN, List.of(List.of(7L)))))
                .isEqualTo("/further/workflows/w/map-1: event 7 failed: java.lang.IllegalStateException: boom");
    }

    // Dead letters are a stream like any other: they may be mended, and come back ----------------------------------

    private static final Input<String> RAW = Input.at("/mending/inputs/raw", String.class);
    private static final AtomicStream<Long> PARSED = AtomicStream.at("/mending/workflows/parse/stream", Long.class);

    @EveryWay
    void deadLettersMayGoRound(Way way) throws Exception {
        Application mending = Application.named("mending", app -> {
            Sequencer<String> lines = app.sequencer("lines", String.class);
            app.connect(app.input("raw", String.class), lines);
            app.workflow("parse", lines)
                    .map(Long.class, Long::parseLong)
                    .onError(ErrorPolicy.DEAD_LETTER)
                    .sink();
            app.connect(
                    app.workflow("mend", AtomicStream.deadLetters("/mending/workflows/parse"))
                            .map(String.class, letter -> ((String) letter.event()).substring(1))
                            .sink(),
                    lines);
        });
        Outcome outcome = way.run(Program.of(mending)
                .reading(RAW, Program.atoms(List.of("1", "x2", "xx3", "4", "xxx5"), 2))
                .watching(PARSED));
        assertThat(outcome.of(PARSED)).containsExactlyInAnyOrder(1L, 2L, 3L, 4L, 5L);
    }

    @EveryWay
    void whoSetsNothingAsideHasNoDeadLetters(Way way) throws Exception {
        AtomicStream<DeadLetter<Object>> none = AtomicStream.deadLetters("/plain/workflows/w");
        Input<Long> in = Input.at("/plain/inputs/in", Long.class);
        Outcome outcome =
                way.run(Program.of(Application.named("plain", app -> app.workflow("w", app.input("in", Long.class))
                                .map(Long.class, n -> n)
                                .sink()))
                        .reading(in, 4, 2)
                        .watching(none));
        assertThat(outcome.of(none)).isEmpty();
    }
}
