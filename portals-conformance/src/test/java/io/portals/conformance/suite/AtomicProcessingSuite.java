package io.portals.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.KeyedPortal;
import io.portals.api.state.Uses;
import io.portals.api.task.OnReply;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.ReplyTo;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import java.util.ArrayList;
import java.util.List;

/**
 * The atomic processing contract: a handler that fails after it has changed state, emitted, asked, told and replied leaves no
 * trace. All is done once when it is called again.
 */
public abstract class AtomicProcessingSuite implements UnderTest {
    private static final long EVENTS = 12;
    private static final int ATOM = 4;
    /** A failure not of the first event, so that there is state, and not of the last. */
    private static final int PASS = 3;

    private static final Input<Long> EVENTS_IN = Input.at("/atomic/inputs/events", Long.class);

    // Each handler changes state, emits, asks or replies; then it may fail; then it tells the log -----------------

    record Question(long event) {}

    record Entry(long event, String what) {}

    static final KeyedPortal<Long, Question, Boolean> DESK = KeyedPortal.at(
            "/atomic/portals/desk", Question.class, Boolean.class, Long.class, question -> question.event() % 3);
    static final KeyedPortal<Long, Entry, Boolean> LOG =
            KeyedPortal.at("/atomic/portals/log", Entry.class, Boolean.class, Long.class, entry -> entry.event() % 2);

    /** Does some of its work, passes the place where it may fail, and does the rest. */
    private static void does(TaskContext<String> ctx, String what, long event, String task) {
        ctx.emit(Ledger.done(ctx, what + " " + event, task));
        Mishap.at(what);
        ctx.tell(LOG, new Entry(event, what));
    }

    record Work() implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Ledger.STATE.asks(DESK, LOG).resumes(Answered.class);
        }

        @Override
        public void process(Long event, TaskContext<String> ctx) {
            ctx.ask(DESK, new Question(event)).then(new Answered(event));
            does(ctx, "process", event, "work");
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.tell(LOG, new Entry(ctx.key(Long.class), "complete"));
            Mishap.at("complete");
            ctx.emit(Ledger.total(ctx, "work"));
        }
    }

    record Answered(long event) implements OnReply<Boolean, String> {
        @Override
        public void resume(Boolean reply, TaskContext<String> ctx) {
            does(ctx, "resume", event, "work");
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            does(ctx, "failed", event, "work");
        }
    }

    record Desk() implements Replier<Question, Boolean, String> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(LOG).resumes(Logged.class);
        }

        @Override
        public void request(Question question, ReplierContext<String, Boolean> ctx) {
            ctx.ask(LOG, new Entry(question.event(), "ask")).then(new Logged(question.event(), ctx.replyTo()));
            does(ctx, "request", question.event(), "desk");
        }
    }

    /** Refuses odd ones. */
    record Logged(long event, ReplyTo<Boolean> asker) implements OnReply<Boolean, String> {
        @Override
        public void resume(Boolean logged, TaskContext<String> ctx) {
            if (event % 2 == 0) {
                ctx.reply(asker, true);
            } else {
                ctx.fail(asker, "odd");
            }
            does(ctx, "logged", event, "desk");
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.emit("not logged: " + event);
        }
    }

    record Log() implements Replier<Entry, Boolean, String> {
        @Override
        public void request(Entry entry, ReplierContext<String, Boolean> ctx) {
            ctx.reply(true);
            String what = "log " + entry.what() + " " + entry.event();
            // the log itself may have completed before others do
            String line = entry.what().equals("complete") ? what : Ledger.done(ctx, what, "log");
            Mishap.at("reply");
            ctx.emit(line);
        }
    }

    /** Serves a portal; at the end it tells how much it did. */
    record Serving(String name) implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Ledger.STATE.asks(LOG);
        }

        @Override
        public void process(Long event, TaskContext<String> ctx) {}

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit(Ledger.total(ctx, name));
        }
    }

    private static String passing(String place, String line) {
        Mishap.at(place);
        return line;
    }

    private static final Application ATOMIC = Application.named("atomic", app -> {
        AtomicStream<Long> none = app.generator("none", Generator.range(0, 0, 1));
        app.workflow("works", app.input("events", Long.class))
                .keyBy(Long.class, event -> {
                    Mishap.at("keyBy");
                    return event % 2;
                })
                .process("work", String.class, new Work())
                .unkeyed()
                .map(String.class, line -> passing("map", line))
                .sink();
        app.workflow("desks", none)
                .keyBy(Long.class, event -> event)
                .process("desk", String.class, new Serving("desk"))
                .replies(DESK, new Desk())
                .sink();
        app.workflow("logs", none)
                .keyBy(Long.class, event -> event)
                .process("log", String.class, new Serving("log"))
                .replies(LOG, new Log())
                .sink();
    });

    private static List<String> expected() {
        Ledger ledger = new Ledger();
        for (long event = 0; event < EVENTS; event++) {
            String answer = event % 2 == 0 ? "resume" : "failed";
            for (String what : List.of("process", answer)) {
                ledger.expect(what + " " + event, "work", event % 2);
            }
            for (String what : List.of("request", "logged")) {
                ledger.expect(what + " " + event, "desk", event % 3);
            }
            for (String what : List.of("process", answer, "request", "ask", "logged")) {
                ledger.expect("log " + what + " " + event, "log", event % 2);
            }
        }
        List<String> expected = new ArrayList<>(ledger.expected());
        expected.addAll(List.of("log complete 0", "log complete 1"));
        return expected;
    }

    // -------------------------------------------------------------------------------------------------------------

    private static void failAt(String place, int pass, Way way) throws Exception {
        List<AtomicStream<String>> streams = List.of(
                AtomicStream.at("/atomic/workflows/works/stream", String.class),
                AtomicStream.at("/atomic/workflows/desks/stream", String.class),
                AtomicStream.at("/atomic/workflows/logs/stream", String.class));
        Outcome outcome = way.run(Program.of(ATOMIC)
                .reading(EVENTS_IN, EVENTS, ATOM)
                .watching(streams.toArray(AtomicStream<?>[]::new))
                .failingAt(place, pass));
        assertThat(outcome.failures()).as("failures").isPositive();
        assertThat(streams.stream().flatMap(stream -> outcome.of(stream).stream()))
                .containsExactlyInAnyOrderElementsOf(expected());
        if (way.countsExactly()) {
            assertThat(outcome.lateReplies())
                    .as("replies to asks that were resolved")
                    .isZero();
        }
    }

    @EveryWay
    void ofATaskThatFails(Way way) throws Exception {
        failAt("process", PASS, way);
    }

    @EveryWay
    void ofAReplierThatFails(Way way) throws Exception {
        failAt("reply", PASS, way);
    }

    @EveryWay
    void ofAReplierThatAsksAndFails(Way way) throws Exception {
        failAt("request", PASS, way);
    }

    @EveryWay
    void ofAContinuationThatRepliesAndFails(Way way) throws Exception {
        failAt("logged", PASS, way);
    }

    @EveryWay
    void ofAContinuationOfAReplyThatFails(Way way) throws Exception {
        failAt("resume", PASS, way);
    }

    @EveryWay
    void ofAContinuationOfAFailureThatFails(Way way) throws Exception {
        failAt("failed", PASS, way);
    }

    @EveryWay
    void ofACompletionThatFails(Way way) throws Exception {
        failAt("complete", 2, way);
    }

    @EveryWay
    void ofAStepBehindATaskThatFails(Way way) throws Exception {
        failAt("map", PASS, way);
    }

    @EveryWay
    void ofAKeySelectorThatFails(Way way) throws Exception {
        failAt("keyBy", PASS, way);
    }
}
