package io.portals.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.KeyedPortal;
import io.portals.api.Sequencer;
import io.portals.api.Type;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.OnReply;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.ReplyTo;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import java.util.List;
import java.util.stream.Stream;

/** Exactly once, end to end: whatever fails, nothing is lost, and nothing takes effect twice, in outputs and in state. */
public abstract class ExactlyOnceSuite implements UnderTest {
    private static final long EVENTS = 160;
    private static final Input<Long> EVENTS_IN = Input.at("/once/inputs/events", Long.class);

    static long keyOf(long event, int keys) {
        return Spread.of(event) % keys;
    }

    /** Does its work for each event, and hands it on. */
    record Work(String name) implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Ledger.STATE;
        }

        @Override
        public void process(Long event, TaskContext<String> ctx) {
            ctx.emit(Ledger.done(ctx, "event " + event, name));
            Mishap.at(name);
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit(Ledger.total(ctx, name));
        }
    }

    private static AtomicStream<String> stream(String workflow) {
        return AtomicStream.at("/once/workflows/" + workflow + "/stream", String.class);
    }

    private static void run(Way way, Application application, Ledger ledger, String... workflows) throws Exception {
        List<AtomicStream<String>> streams =
                Stream.of(workflows).map(ExactlyOnceSuite::stream).toList();
        Outcome outcome = way.run(Program.of(application)
                .reading(EVENTS_IN, EVENTS, 3)
                .watching(streams.toArray(AtomicStream<?>[]::new)));
        assertThat(streams.stream().flatMap(stream -> outcome.of(stream).stream()))
                .containsExactlyInAnyOrderElementsOf(ledger.expected());
        if (!way.countsExactly()) {
            assertThat(outcome.failures()).as("failures that struck").isPositive();
        }
    }

    // Streams -----------------------------------------------------------------------------------------------------

    @EveryWay
    void overStreams(Way way) throws Exception {
        Application once = Application.named("once", app -> {
            AtomicStream<Long> events = app.input("events", Long.class);
            app.workflow("first", events)
                    .keyBy(Long.class, event -> keyOf(event, 5))
                    .process("work", String.class, new Work("first"))
                    .sink();
            app.workflow(
                            "second",
                            app.workflow("twice", events)
                                    .flatMap(Long.class, event -> List.of(event, event + EVENTS))
                                    .sink())
                    .keyBy(Long.class, event -> keyOf(event, 3))
                    .process("work", String.class, new Work("second"))
                    .sink();
        });
        Ledger ledger = new Ledger();
        for (long event = 0; event < EVENTS; event++) {
            ledger.expect("event " + event, "first", keyOf(event, 5))
                    .expect("event " + event, "second", keyOf(event, 3))
                    .expect("event " + (event + EVENTS), "second", keyOf(event + EVENTS, 3));
        }
        run(way, once, ledger, "first", "second");
    }

    // A cycle -----------------------------------------------------------------------------------------------------

    private static final int ROUNDS = 5;

    /** An event on its way round, with the line of who sent it there. */
    record Going(long event, int round, String line) {}

    static long ringKeyOf(Going going) {
        return keyOf(going.event() * ROUNDS + going.round(), 4);
    }

    record Pass() implements Task<Going, Going> {
        @Override
        public Uses uses() {
            return Ledger.STATE;
        }

        @Override
        public void process(Going going, TaskContext<Going> ctx) {
            String line = Ledger.done(ctx, "event " + going.event() + " round " + going.round(), "ring");
            ctx.emit(new Going(going.event(), going.round() + 1, line));
            Mishap.at("pass");
        }

        @Override
        public void onComplete(TaskContext<Going> ctx) {
            ctx.emit(new Going(0, ROUNDS, Ledger.total(ctx, "ring")));
        }
    }

    @EveryWay
    void roundACycle(Way way) throws Exception {
        Application once = Application.named("once", app -> {
            Sequencer<Going> all = app.sequencer("all", Going.class);
            app.connect(
                    app.workflow("start", app.input("events", Long.class))
                            .map(Going.class, event -> new Going(event, 0, ""))
                            .sink(),
                    all);
            AtomicStream<Going> passed = app.workflow("ring", all)
                    .filter(going -> going.round() < ROUNDS)
                    .keyBy(Long.class, ExactlyOnceSuite::ringKeyOf)
                    .process("pass", Going.class, new Pass())
                    .sink();
            app.connect(passed, all);
            app.workflow("lines", passed).map(String.class, Going::line).sink();
        });
        Ledger ledger = new Ledger();
        for (long event = 0; event < EVENTS; event++) {
            for (int round = 0; round < ROUNDS; round++) {
                ledger.expect("event " + event + " round " + round, "ring", ringKeyOf(new Going(event, round, "")));
            }
        }
        run(way, once, ledger, "lines");
    }

    // Asks --------------------------------------------------------------------------------------------------------

    record Question(long event) {}

    record Answer(long event) {}

    private static KeyedPortal<Long, Question, Answer> portal(String name, int keys) {
        return KeyedPortal.at(
                "/once/portals/" + name,
                Question.class,
                Answer.class,
                Long.class,
                question -> keyOf(question.event() / 2, keys));
    }

    static final KeyedPortal<Long, Question, Answer> NEAR = portal("near", 4);
    static final KeyedPortal<Long, Question, Answer> FAR = portal("far", 3);

    static Object nearKeyOf(long event) {
        return NEAR.keyOf().apply(new Question(event));
    }

    static Object farKeyOf(long event) {
        return FAR.keyOf().apply(new Question(event));
    }

    record Ask() implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Ledger.STATE.asks(NEAR).resumes(Answered.class);
        }

        @Override
        public void process(Long event, TaskContext<String> ctx) {
            ctx.ask(NEAR, new Question(event)).then(new Answered(event));
            ctx.emit(Ledger.done(ctx, "ask " + event, "asker"));
            Mishap.at("ask");
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit(Ledger.total(ctx, "asker"));
        }
    }

    record Answered(long event) implements OnReply<Answer, String> {
        @Override
        public void resume(Answer answer, TaskContext<String> ctx) {
            ctx.emit(Ledger.done(ctx, "reply to " + event + " is " + answer.event(), "asker"));
            Mishap.at("resume");
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.emit("reply to " + event + " failed: " + why);
        }
    }

    record Reply(String name) implements Replier<Question, Answer, String> {
        @Override
        public void request(Question question, ReplierContext<String, Answer> ctx) {
            ctx.reply(new Answer(question.event()));
            ctx.emit(Ledger.done(ctx, "request " + question.event(), name));
            Mishap.at("request");
        }
    }

    /** Asks another before it replies. */
    record AskFirst() implements Replier<Question, Answer, String> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(FAR).resumes(HandOn.class);
        }

        @Override
        public void request(Question question, ReplierContext<String, Answer> ctx) {
            ctx.ask(FAR, question).then(new HandOn(question.event(), ctx.replyTo()));
            ctx.emit(Ledger.done(ctx, "request " + question.event(), "near"));
            Mishap.at("nested request");
        }
    }

    record HandOn(long event, ReplyTo<Answer> asker) implements OnReply<Answer, String> {
        @Override
        public void resume(Answer answer, TaskContext<String> ctx) {
            ctx.reply(asker, answer);
            ctx.emit(Ledger.done(ctx, "hand on " + event, "near"));
            Mishap.at("nested resume");
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.fail(asker, why.reason());
        }
    }

    /** A request that waits for the next one. */
    record Waiting(long event, ReplyTo<Answer> asker) {}

    /** Replies to the requests of a key in pairs. */
    record ReplyToBoth() implements Replier<Question, Answer, String> {
        static final PerKey<List<Waiting>> WAITING =
                State.perKey("waiting", new Type<List<Waiting>>() {}).orElse(List.of());

        @Override
        public Uses uses() {
            return Uses.state(WAITING);
        }

        @Override
        public void request(Question question, ReplierContext<String, Answer> ctx) {
            List<Waiting> waiting = ctx.get(WAITING);
            if (waiting.isEmpty()) {
                ctx.set(WAITING, List.of(new Waiting(question.event(), ctx.replyTo())));
            } else {
                waiting.forEach(first -> ctx.reply(first.asker(), new Answer(first.event())));
                ctx.reply(new Answer(question.event()));
                ctx.clear(WAITING);
            }
            ctx.emit(Ledger.done(ctx, "request " + question.event(), "near"));
            Mishap.at("deferring request");
        }
    }

    private static Application asking(Replier<Question, Answer, String> near) {
        return Application.named("once", app -> {
            app.workflow("askers", app.input("events", Long.class))
                    .keyBy(Long.class, event -> keyOf(event, 5))
                    .process("ask", String.class, new Ask())
                    .sink();
            AtomicStream<Long> none = app.generator("none", Generator.range(0, 0, 1));
            app.workflow("near", none)
                    .keyBy(Long.class, event -> event)
                    .process("work", String.class, new Work("near"))
                    .replies(NEAR, near)
                    .sink();
            app.workflow("far", none)
                    .keyBy(Long.class, event -> event)
                    .process("work", String.class, new Work("far"))
                    .replies(FAR, new Reply("far"))
                    .sink();
        });
    }

    private static Ledger asks() {
        Ledger ledger = new Ledger();
        for (long event = 0; event < EVENTS; event++) {
            ledger.expect("ask " + event, "asker", keyOf(event, 5))
                    .expect("request " + event, "near", nearKeyOf(event))
                    .expect("reply to " + event + " is " + event, "asker", keyOf(event, 5));
        }
        return ledger;
    }

    @EveryWay
    void askedAndReplied(Way way) throws Exception {
        run(way, asking(new Reply("near")), asks(), "askers", "near");
    }

    @EveryWay
    void askedInsideAnAsk(Way way) throws Exception {
        Ledger ledger = asks();
        for (long event = 0; event < EVENTS; event++) {
            ledger.expect("request " + event, "far", farKeyOf(event))
                    .expect("hand on " + event, "near", nearKeyOf(event));
        }
        run(way, asking(new AskFirst()), ledger, "askers", "near", "far");
    }

    /** Each key of the portal gets an even number of requests. */
    @EveryWay
    void repliedLaterInAnotherHandler(Way way) throws Exception {
        run(way, asking(new ReplyToBoth()), asks(), "askers", "near");
    }
}
