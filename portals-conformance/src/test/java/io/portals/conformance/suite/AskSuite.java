package io.portals.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.KeyedPortal;
import io.portals.api.Type;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.OnLateReply;
import io.portals.api.task.OnReply;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.ReplyTo;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.api.task.Tasks;
import java.io.Serializable;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each ask is resolved exactly once: by a reply, or by the failure that says what became of it. A tell is not resolved at all. */
public abstract class AskSuite implements UnderTest {
    private static final long ASKS = 20;
    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofMinutes(10);

    private static final Input<Long> EVENTS_IN = Input.at("/asking/inputs/events", Long.class);
    private static final AtomicStream<String> LINES = AtomicStream.at("/asking/workflows/askers/stream", String.class);

    // Askers, each of which asks once and says what became of it --------------------------------------------------

    record Question(long event) {}

    /** Asks for the answer to a question that was asked before. */
    record Remind(long event) {}

    static final KeyedPortal<Long, Question, String> DESK =
            KeyedPortal.at("/asking/portals/desk", Question.class, String.class, Long.class, Question::event);
    static final KeyedPortal<Long, Remind, Boolean> REMIND =
            KeyedPortal.at("/asking/portals/remind", Remind.class, Boolean.class, Long.class, Remind::event);

    /** What is done with an event. */
    interface Act extends Serializable {
        void on(long event, TaskContext<String> ctx);
    }

    record Asker(Act act) implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(DESK, REMIND).resumes(Heard.class, Reminding.class, Patient.class);
        }

        @Override
        public void process(Long event, TaskContext<String> ctx) {
            act.on(event, ctx);
            Mishap.at("ask");
        }
    }

    /** Says what it hears. */
    record Heard(long event) implements OnReply<Object, String> {
        @Override
        public void resume(Object reply, TaskContext<String> ctx) {
            ctx.emit(event + " of key " + ctx.key(Long.class) + ": " + reply);
            Mishap.at("heard");
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.emit(event + " of key " + ctx.key(Long.class) + ": " + why.kind() + " by " + why.portal() + ", "
                    + why.reason());
            Mishap.at("failed");
        }
    }

    /** Says what it hears, and reminds the desk if that was a failure. */
    record Reminding(long event) implements OnReply<String, String> {
        @Override
        public void resume(String reply, TaskContext<String> ctx) {
            ctx.emit(event + ": " + reply);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.emit(event + ": " + why.kind());
            ctx.ask(REMIND, new Remind(event)).then(new Heard(event));
            Mishap.at("remind");
        }
    }

    /** As {@link Reminding}, and says what it hears after that. */
    record Patient(long event) implements OnLateReply<String, String> {
        @Override
        public void resume(String reply, TaskContext<String> ctx) {
            ctx.emit(event + ": " + reply);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            new Reminding(event).failed(why, ctx);
        }

        @Override
        public void late(String reply, TaskContext<String> ctx) {
            ctx.emit(event + " of key " + ctx.key(Long.class) + " hears late: " + reply);
            Mishap.at("late");
        }
    }

    private static void ask(long event, TaskContext<String> ctx) {
        ctx.ask(DESK, new Question(event)).then(new Heard(event));
    }

    private static Act askWithin(Duration limit) {
        return (event, ctx) -> ctx.ask(DESK, new Question(event)).within(limit).then(new Heard(event));
    }

    // Desks -------------------------------------------------------------------------------------------------------

    /** What is done with a question. */
    interface Answer extends Serializable {
        void to(Question question, ReplierContext<String, String> ctx);
    }

    record Desk(Answer answer) implements Replier<Question, String, String> {
        static final PerKey<ReplyTo<String>> ASKER = State.perKey("asker", new Type<ReplyTo<String>>() {});

        @Override
        public Uses uses() {
            return Uses.state(ASKER);
        }

        @Override
        public void request(Question question, ReplierContext<String, String> ctx) {
            answer.to(question, ctx);
            Mishap.at("request");
        }

        /** Keeps silent for ever, or until it is reminded. */
        static void keep(Question question, ReplierContext<String, String> ctx) {
            ctx.set(ASKER, ctx.replyTo());
        }
    }

    record Reminded() implements Replier<Remind, Boolean, String> {
        @Override
        public void request(Remind remind, ReplierContext<String, Boolean> ctx) {
            ctx.reply(ctx.get(Desk.ASKER), "late");
            ctx.reply(true);
            Mishap.at("reminded");
        }
    }

    private static Outcome run(Way way, Act act, Answer answer) throws Exception {
        Application asking = Application.named("asking", app -> {
            app.workflow("askers", app.input("events", Long.class))
                    .keyBy(Long.class, event -> event % 3)
                    .process("ask", String.class, new Asker(act))
                    .sink();
            app.workflow("desks", app.generator("none", Generator.empty(Long.class)))
                    .keyBy(Long.class, event -> event)
                    .process("desk", String.class, Tasks.nothing())
                    .replies(DESK, new Desk(answer))
                    .replies(REMIND, new Reminded())
                    .sink();
        });
        return way.run(Program.of(asking).reading(EVENTS_IN, ASKS, 3).watching(LINES));
    }

    /** The lines of all events. */
    private static List<String> each(String... endings) {
        return LongStream.range(0, ASKS)
                .boxed()
                .flatMap(event -> Stream.of(endings)
                        .map(ending ->
                                event + ending.replace("KEY", "" + event % 3).replace("EVENT", "" + event)))
                .toList();
    }

    private static void assertLines(Outcome outcome, String... endings) {
        assertThat(outcome.of(LINES)).containsExactlyInAnyOrderElementsOf(each(endings));
    }

    // -------------------------------------------------------------------------------------------------------------

    @EveryWay
    void byAReply(Way way) throws Exception {
        Outcome outcome = run(way, AskSuite::ask, (question, ctx) -> ctx.reply("answer " + question.event()));
        assertLines(outcome, " of key KEY: answer EVENT");
    }

    @EveryWay
    void byAReplyThatIsInTime(Way way) throws Exception {
        Outcome outcome = run(way, askWithin(LONG), (question, ctx) -> ctx.reply("answer " + question.event()));
        assertLines(outcome, " of key KEY: answer EVENT");
    }

    @EveryWay
    void byARefusal(Way way) throws Exception {
        Outcome outcome = run(way, AskSuite::ask, (question, ctx) -> ctx.fail("no " + question.event()));
        assertLines(outcome, " of key KEY: REFUSED by /asking/portals/desk, no EVENT");
    }

    @EveryWay
    void byARefusalOverReplyTo(Way way) throws Exception {
        Outcome outcome = run(way, AskSuite::ask, (question, ctx) -> ctx.fail(ctx.replyTo(), "no " + question.event()));
        assertLines(outcome, " of key KEY: REFUSED by /asking/portals/desk, no EVENT");
    }

    @EveryWay
    void byItsTimeout(Way way) throws Exception {
        Outcome outcome = run(way, askWithin(SHORT), Desk::keep);
        assertLines(outcome, " of key KEY: TIMEOUT by /asking/portals/desk, no reply came in time");
    }

    @EveryWay
    void byTheEndOfARunInWhichNobodyReplied(Way way) throws Exception {
        Outcome outcome = run(way, AskSuite::ask, Desk::keep);
        assertLines(
                outcome,
                " of key KEY: UNANSWERED by /asking/portals/desk, all inputs have ended, nothing is in flight, and"
                        + " nobody replied");
    }

    /** What follows from the failure goes on, until all is at rest again. */
    @EveryWay
    void byTheEndOfARunWhichGoesOnWithWhatFollows(Way way) throws Exception {
        Outcome outcome =
                run(way, (event, ctx) -> ctx.ask(DESK, new Question(event)).then(new Reminding(event)), Desk::keep);
        assertLines(outcome, ": UNANSWERED", " of key KEY: true");
    }

    @EveryWay
    void notAgainByAReplyAfterTheTimeout(Way way) throws Exception {
        Outcome outcome = run(
                way,
                (event, ctx) -> ctx.ask(DESK, new Question(event)).within(SHORT).then(new Reminding(event)),
                Desk::keep);
        assertLines(outcome, ": TIMEOUT", " of key KEY: true");
    }

    @EveryWay
    void thatWantsToKnowIsToldOnceOfAReplyAfterItsTimeout(Way way) throws Exception {
        Outcome outcome = run(
                way,
                (event, ctx) -> ctx.ask(DESK, new Question(event)).within(SHORT).then(new Patient(event)),
                Desk::keep);
        assertLines(outcome, ": TIMEOUT", " of key KEY: true", " of key KEY hears late: late");
    }

    @EveryWay
    void thatWantsToKnowIsToldOnceOfAReplyAfterTheEnd(Way way) throws Exception {
        Outcome outcome =
                run(way, (event, ctx) -> ctx.ask(DESK, new Question(event)).then(new Patient(event)), Desk::keep);
        assertLines(outcome, ": UNANSWERED", " of key KEY: true", " of key KEY hears late: late");
    }

    @EveryWay
    void thatWantsToKnowIsNotToldOfASecondReply(Way way) throws Exception {
        Outcome outcome = run(
                way, (event, ctx) -> ctx.ask(DESK, new Question(event)).then(new Patient(event)), (question, ctx) -> {
                    ReplyTo<String> asker = ctx.replyTo();
                    ctx.reply(asker, "in time");
                    ctx.reply(asker, "once more");
                    ctx.fail(asker, "too late");
                });
        assertLines(outcome, ": in time");
    }

    @EveryWay
    void notAgainByASecondReply(Way way) throws Exception {
        Outcome outcome = run(way, AskSuite::ask, (question, ctx) -> {
            ReplyTo<String> asker = ctx.replyTo();
            ctx.reply(asker, "first");
            ctx.reply(asker, "second");
            ctx.fail(asker, "third");
        });
        assertLines(outcome, " of key KEY: first");
    }

    // What is late is counted -------------------------------------------------------------------------------------

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysThatCount")
    void aReplyThatComesLateIsCounted(Way way) throws Exception {
        Act impatient =
                (event, ctx) -> ctx.ask(DESK, new Question(event)).within(SHORT).then(new Reminding(event));
        assertThat(run(way, impatient, Desk::keep).lateReplies()).isEqualTo(ASKS);
        Act patient =
                (event, ctx) -> ctx.ask(DESK, new Question(event)).within(LONG).then(new Reminding(event));
        Answer inTime = (question, ctx) -> ctx.reply("in time");
        assertThat(run(way, patient, inTime).lateReplies()).isZero();
    }

    // Tells -------------------------------------------------------------------------------------------------------

    private static void tell(long event, TaskContext<String> ctx) {
        ctx.tell(DESK, new Question(event));
        ctx.emit(event + ": told");
    }

    @EveryWay
    void ofATellNothingComesBackWhateverItsReplierDoes(Way way) throws Exception {
        Outcome outcome = run(way, AskSuite::tell, (question, ctx) -> {
            switch ((int) question.event() % 5) {
                case 0 -> ctx.reply("to nobody");
                case 1 -> ctx.fail("to nobody");
                case 2 -> ctx.reply(ctx.replyTo(), "to nobody");
                case 3 -> ctx.fail(ctx.replyTo(), "to nobody");
                default -> {} // owes nothing
            }
        });
        assertLines(outcome, ": told");
    }
}
