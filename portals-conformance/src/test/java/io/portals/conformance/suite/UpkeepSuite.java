package io.portals.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.KeyedPortal;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.OnReply;
import io.portals.api.task.OnTimer;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.ReplyTo;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.api.task.Tasks;
import io.portals.api.task.TimerId;
import io.portals.api.task.Upkeep;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/** Timers for which a bounded job does not wait, and which are timers like any other as long as it runs. */
public abstract class UpkeepSuite implements UnderTest {
    private static final long EVENTS = 60;
    private static final long KEYS = 7;
    private static final Duration LONG = Duration.ofHours(1);
    private static final Input<Long> IN = Input.at("/upkeep/inputs/events", Long.class);
    private static final AtomicStream<String> LINES = AtomicStream.at("/upkeep/workflows/w/stream", String.class);

    private static Program program(Task<Long, String> task) {
        return Program.of(Application.named("upkeep", app -> app.workflow("w", app.input("events", Long.class))
                        .keyBy(Long.class, n -> n % KEYS)
                        .process("t", String.class, task)
                        .sink()))
                .reading(IN, EVENTS, 6)
                .watching(LINES);
    }

    private static List<String> ledger(String task) {
        Ledger ledger = new Ledger();
        LongStream.range(0, EVENTS).forEach(n -> ledger.expect("" + n, task, n % KEYS));
        return ledger.expected();
    }

    record Never(long number) implements Upkeep<String> {
        @Override
        public void fire(TaskContext<String> ctx) {
            ctx.emit("fired: " + number);
        }
    }

    // The end -----------------------------------------------------------------------------------------------------

    record Leaving() implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Ledger.STATE.fires(Never.class);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            ctx.after(LONG, new Never(number));
            ctx.emit(Ledger.done(ctx, "" + number, "left"));
            Mishap.at("leave");
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.after(LONG, new Never(-1));
            ctx.emit(Ledger.total(ctx, "left"));
            Mishap.at("complete");
        }
    }

    @EveryWay
    void theJobEndsWithoutThem(Way way) throws Exception {
        for (String place : List.of("none", "leave", "complete")) {
            assertThat(way.run(program(new Leaving()).failingAt(place, 3)).of(LINES))
                    .as(place)
                    .containsExactlyInAnyOrderElementsOf(ledger("left"));
        }
    }

    record Poke(long key) {}

    static final KeyedPortal<Long, Poke, Boolean> NEIGHBOUR =
            KeyedPortal.at("/upkeep/portals/neighbour", Poke.class, Boolean.class, Long.class, Poke::key);

    /** Sets itself anew, at once, and has another key do something. */
    record Again() implements Upkeep<String> {
        @Override
        public void fire(TaskContext<String> ctx) {
            ctx.tell(NEIGHBOUR, new Poke((ctx.key(Long.class) + 1) % KEYS));
            ctx.after(Duration.ZERO, new Again());
        }
    }

    record Poked() implements Replier<Poke, Boolean, String> {
        @Override
        public void request(Poke poke, ReplierContext<String, Boolean> ctx) {
            ctx.reply(true);
        }
    }

    record Repeating() implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Ledger.STATE.asks(NEIGHBOUR).fires(Again.class);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            ctx.after(Duration.ZERO, new Again());
            ctx.emit(Ledger.done(ctx, "" + number, "repeated"));
            Mishap.at("repeat");
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit(Ledger.total(ctx, "repeated"));
        }
    }

    /** A program whose timers never rest. */
    protected static Program repeating() {
        return Program.of(Application.named("upkeep", app -> app.workflow("w", app.input("events", Long.class))
                        .keyBy(Long.class, n -> n % KEYS)
                        .process("t", String.class, new Repeating())
                        .replies(NEIGHBOUR, new Poked())
                        .sink()))
                .reading(IN, EVENTS, 6)
                .watching(LINES);
    }

    @EveryWay
    void theJobEndsThoughTheySetThemselvesAnew(Way way) throws Exception {
        assertThat(way.run(repeating().failingAt("repeat", 20)).of(LINES))
                .containsExactlyInAnyOrderElementsOf(ledger("repeated"));
    }

    // As long as it runs ------------------------------------------------------------------------------------------

    record Tidy(long number) implements Upkeep<String> {
        @Override
        public void fire(TaskContext<String> ctx) {
            ctx.emit(Ledger.done(ctx, "" + number, "tidied"));
            Mishap.at("tidy");
        }
    }

    /** For which the job waits. */
    record Last() implements OnTimer<String> {
        @Override
        public void fire(TaskContext<String> ctx) {
            ctx.emit("last");
            Mishap.at("last");
        }
    }

    record Tidying() implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Ledger.STATE.fires(Tidy.class, Last.class, Never.class);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            ctx.after(LONG, new Never(number));
            ctx.after(Duration.ofMillis(number % 3 * 10), new Tidy(number));
            ctx.after(Duration.ofMillis(200), new Last());
            Mishap.at("set");
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit(Ledger.total(ctx, "tidied"));
        }
    }

    @EveryWay
    void eachFiresOnceWhileTheJobWaitsForAnother(Way way) throws Exception {
        for (String place : List.of("none", "set", "tidy", "last")) {
            List<String> lines =
                    way.run(program(new Tidying()).failingAt(place, 20)).of(LINES);
            assertThat(lines).as(place).filteredOn("last"::equals).hasSize((int) EVENTS);
            assertThat(lines)
                    .as(place)
                    .filteredOn(line -> !line.equals("last"))
                    .containsExactlyInAnyOrderElementsOf(ledger("tidied"));
        }
    }

    /** Cancels one that would fire while the job still waits. */
    record Cancel(TimerId timer) implements OnTimer<String> {
        @Override
        public void fire(TaskContext<String> ctx) {
            ctx.cancel(timer);
            ctx.cancel(timer);
            ctx.after(Duration.ofMillis(300), new Last());
            Mishap.at("cancel");
        }
    }

    record Cancelling() implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Uses.nothing().fires(Never.class, Cancel.class, Last.class);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            ctx.cancel(ctx.after(Duration.ZERO, new Never(number)));
            // both at the end of the same wait, the first of which is that of the timer that cancels
            ctx.after(Duration.ofMillis(10), new Cancel(ctx.after(Duration.ofMillis(150), new Never(number))));
        }
    }

    @EveryWay
    void oneThatIsCancelledDoesNotFire(Way way) throws Exception {
        assertThat(way.run(program(new Cancelling()).failingAt("cancel", 20)).of(LINES))
                .hasSize((int) EVENTS)
                .containsOnly("last");
    }

    // Asks --------------------------------------------------------------------------------------------------------

    record Question(long number) {}

    static final KeyedPortal<Long, Question, Long> DESK =
            KeyedPortal.at("/upkeep/portals/desk", Question.class, Long.class, Long.class, q -> q.number() % KEYS);

    /** Would answer, if it fired. */
    record Answer(ReplyTo<Long> to) implements Upkeep<String> {
        @Override
        public void fire(TaskContext<String> ctx) {
            ctx.reply(to, 1L);
        }
    }

    record Waiting() implements Replier<Question, Long, String> {
        @Override
        public Uses uses() {
            return Uses.nothing().fires(Answer.class);
        }

        @Override
        public void request(Question question, ReplierContext<String, Long> ctx) {
            ctx.after(LONG, new Answer(ctx.replyTo()));
            Mishap.at("request");
        }
    }

    record Asking() implements Task<Long, String> {
        static final PerKey<Long> ASKED = State.perKey("asked", Long.class);

        @Override
        public Uses uses() {
            return Ledger.STATE.and(Uses.state(ASKED)).asks(DESK).resumes(Heard.class);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            ctx.ask(DESK, new Question(number)).then(new Heard(number));
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit(Ledger.total(ctx, "UNANSWERED"));
        }
    }

    record Heard(long number) implements OnReply<Long, String> {
        @Override
        public void resume(Long reply, TaskContext<String> ctx) {
            ctx.emit("answered " + number);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.emit(Ledger.done(ctx, "" + number, "" + why.kind()));
            Mishap.at("failed");
        }
    }

    @EveryWay
    void anAskThatOnlySuchATimerWouldAnswerIsUnanswered(Way way) throws Exception {
        Application asking = Application.named("upkeep", app -> {
            app.workflow("w", app.input("events", Long.class))
                    .keyBy(Long.class, n -> n % KEYS)
                    .process("t", String.class, new Asking())
                    .sink();
            app.workflow("desks", app.generator("none", Generator.empty(Long.class)))
                    .keyBy(Long.class, n -> n)
                    .process("t", String.class, Tasks.nothing())
                    .replies(DESK, new Waiting())
                    .sink();
        });
        for (String place : List.of("none", "request", "failed")) {
            assertThat(way.run(Program.of(asking)
                                    .reading(IN, EVENTS, 6)
                                    .watching(LINES)
                                    .failingAt(place, 20))
                            .of(LINES))
                    .as(place)
                    .containsExactlyInAnyOrderElementsOf(ledger("UNANSWERED"));
        }
    }
}
