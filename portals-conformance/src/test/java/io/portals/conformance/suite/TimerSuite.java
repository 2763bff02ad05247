package io.portals.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.KeyedPortal;
import io.portals.api.state.PerKeyMap;
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
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/** Timers: each fires once, under its key, unless it is cancelled; and a bounded job waits for them. */
public abstract class TimerSuite implements UnderTest {
    private static final long EVENTS = 60;
    private static final long KEYS = 7;
    private static final Input<Long> IN = Input.at("/timers/inputs/events", Long.class);
    private static final AtomicStream<String> LINES = AtomicStream.at("/timers/workflows/w/stream", String.class);

    private static List<String> run(Way way, Task<Long, String> task) throws Exception {
        return way.run(Program.of(Application.named("timers", app -> app.workflow("w", app.input("events", Long.class))
                                .keyBy(Long.class, n -> n % KEYS)
                                .process("t", String.class, task)
                                .sink()))
                        .reading(IN, EVENTS, 6)
                        .watching(LINES))
                .of(LINES);
    }

    private static Ledger ledger(String... tasks) {
        Ledger ledger = new Ledger();
        for (String task : tasks) {
            LongStream.range(0, EVENTS).forEach(n -> ledger.expect("" + n, task, n % KEYS));
        }
        return ledger;
    }

    // Each fires once ---------------------------------------------------------------------------------------------

    record Remember(long number) implements OnTimer<String> {
        @Override
        public void fire(TaskContext<String> ctx) {
            ctx.emit(Ledger.done(ctx, "" + number, "fired"));
            Mishap.at("fire");
        }
    }

    record Setting() implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Ledger.STATE.fires(Remember.class);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            ctx.after(Duration.ofMillis(number % 5 * 20), new Remember(number)); // some at once
            Mishap.at("set");
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit(Ledger.total(ctx, "fired"));
        }
    }

    @EveryWay
    void eachFiresOnceUnderItsKeyWithWhatItRemembers(Way way) throws Exception {
        assertThat(run(way, new Setting()))
                .containsExactlyInAnyOrderElementsOf(ledger("fired").expected());
    }

    // Those of one key fire in the order of their times -----------------------------------------------------------

    /** Says what its task, of which it is a part, is configured with. */
    record Configured(long number) implements OnTimer<String> {
        @Override
        public void fire(TaskContext<String> ctx) {
            ctx.emit(ctx.task(Greeting.class).greeting() + " " + number);
            Mishap.at("configured");
        }
    }

    record Greeting(String greeting) implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Uses.nothing().fires(Configured.class);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            ctx.after(Duration.ZERO, new Configured(number));
        }
    }

    @EveryWay
    void aTimerFindsTheTaskThatItBelongsTo(Way way) throws Exception {
        Task<Long, String> around = Tasks.around(new Greeting("hello"), (number, ctx, proceed) -> proceed.run());
        Task<Long, String> behind = Tasks.andThen(Tasks.<Long>identity(), new Greeting("hello"));

        for (Task<Long, String> task : List.of(new Greeting("hello"), around, behind)) {
            assertThat(run(way, task))
                    .containsExactlyInAnyOrderElementsOf(LongStream.range(0, EVENTS)
                            .mapToObj(n -> "hello " + n)
                            .toList());
        }
    }

    record InTurn(long number) implements OnTimer<String> {
        @Override
        public void fire(TaskContext<String> ctx) {
            ctx.emit(ctx.key(Long.class) + ": " + number);
            Mishap.at("turn");
        }
    }

    /** Sets the later ones first. */
    record Counting() implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Uses.nothing().fires(InTurn.class);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            if (number < KEYS) {
                for (long turn = 5; turn > 0; turn--) {
                    ctx.after(Duration.ofMillis(30 * turn), new InTurn(turn));
                }
            }
        }
    }

    @EveryWay
    void thoseOfOneKeyFireInTheOrderOfTheirTimes(Way way) throws Exception {
        List<String> lines = run(way, new Counting());

        for (long key = 0; key < KEYS; key++) {
            String of = key + ": ";
            assertThat(lines)
                    .filteredOn(line -> line.startsWith(of))
                    .containsExactlyElementsOf(LongStream.rangeClosed(1, 5)
                            .mapToObj(turn -> of + turn)
                            .toList());
        }
    }

    // Cancelling --------------------------------------------------------------------------------------------------

    record Never(long number) implements OnTimer<String> {
        @Override
        public void fire(TaskContext<String> ctx) {
            ctx.emit("fired though cancelled: " + number);
        }
    }

    /** Cancels what is due in a day, so that the job need not wait for it, and then cancels it again. */
    record Cancel(long number) implements OnTimer<String> {
        @Override
        public void fire(TaskContext<String> ctx) {
            TimerId timer = ctx.map(Cancelling.SET).get(number);
            ctx.cancel(timer);
            ctx.cancel(timer);
            ctx.map(Cancelling.SET).remove(number);
            ctx.emit(Ledger.done(ctx, "" + number, "cancelled"));
            Mishap.at("cancel");
        }
    }

    record Cancelling() implements Task<Long, String> {
        static final PerKeyMap<Long, TimerId> SET = State.perKeyMap("set", Long.class, TimerId.class);

        @Override
        public Uses uses() {
            return Ledger.STATE.and(Uses.state(SET)).fires(Never.class, Cancel.class);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            ctx.map(SET).put(number, ctx.after(Duration.ofDays(1), new Never(number)));
            ctx.cancel(ctx.after(Duration.ZERO, new Never(number)));
            ctx.after(Duration.ofMillis(number % 3 * 30), new Cancel(number));
            Mishap.at("set");
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit(Ledger.total(ctx, "cancelled"));
        }
    }

    @EveryWay
    void oneThatIsCancelledDoesNotFire(Way way) throws Exception {
        assertThat(run(way, new Cancelling()))
                .containsExactlyInAnyOrderElementsOf(ledger("cancelled").expected());
    }

    // From every kind of handler ----------------------------------------------------------------------------------

    record Question(long number) {}

    static final KeyedPortal<Long, Question, Long> DELAY =
            KeyedPortal.at("/timers/portals/delay", Question.class, Long.class, Long.class, q -> q.number() % KEYS);

    /** Answers some time later. */
    record Answer(ReplyTo<Long> to, long number) implements OnTimer<String> {
        @Override
        public void fire(TaskContext<String> ctx) {
            ctx.reply(to, number * 2);
            Mishap.at("answer");
        }
    }

    record Delaying() implements Replier<Question, Long, String> {
        @Override
        public Uses uses() {
            return Uses.nothing().fires(Answer.class);
        }

        @Override
        public void request(Question question, ReplierContext<String, Long> ctx) {
            ctx.after(Duration.ofMillis(10), new Answer(ctx.replyTo(), question.number()));
            Mishap.at("delay");
        }
    }

    record Asking() implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Ledger.STATE.asks(DELAY).resumes(Heard.class).fires(Again.class, Last.class);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            ctx.ask(DELAY, new Question(number)).then(new Heard(number));
        }

        /** Also then a timer may be set, and the job waits for it. */
        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.after(Duration.ofMillis(10), new Last());
            Mishap.at("complete");
        }
    }

    /** Sets a timer that sets a timer. */
    record Heard(long number) implements OnReply<Long, String> {
        @Override
        public void resume(Long twice, TaskContext<String> ctx) {
            ctx.after(Duration.ofMillis(5), new Again(number, twice, 2));
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.emit("failed: " + why);
        }
    }

    record Again(long number, long twice, int left) implements OnTimer<String> {
        @Override
        public void fire(TaskContext<String> ctx) {
            if (left > 0) {
                ctx.after(Duration.ofMillis(5), new Again(number, twice, left - 1));
            } else {
                ctx.emit(Ledger.done(ctx, number + " doubled is " + twice, "asking"));
            }
            Mishap.at("again");
        }
    }

    record Last() implements OnTimer<String> {
        @Override
        public void fire(TaskContext<String> ctx) {
            ctx.emit(Ledger.total(ctx, "asking"));
        }
    }

    @EveryWay
    void theyAreSetByRepliersContinuationsTimersAndCompletion(Way way) throws Exception {
        Application timers = Application.named("timers", app -> {
            app.workflow("w", app.input("events", Long.class))
                    .keyBy(Long.class, n -> n % KEYS)
                    .process("t", String.class, new Asking())
                    .sink();
            app.workflow("delays", app.generator("none", Generator.empty(Long.class)))
                    .keyBy(Long.class, n -> n)
                    .process("t", String.class, Tasks.nothing())
                    .replies(DELAY, new Delaying())
                    .sink();
        });
        Ledger ledger = new Ledger();
        LongStream.range(0, EVENTS).forEach(n -> ledger.expect(n + " doubled is " + 2 * n, "asking", n % KEYS));

        assertThat(way.run(Program.of(timers).reading(IN, EVENTS, 6).watching(LINES))
                        .of(LINES))
                .containsExactlyInAnyOrderElementsOf(ledger.expected());
    }
}
