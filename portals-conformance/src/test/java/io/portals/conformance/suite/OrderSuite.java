package io.portals.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.KeyedPortal;
import io.portals.api.Sequencer;
import io.portals.api.state.Uses;
import io.portals.api.task.OnReply;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** Order: what goes from one producer key over one edge to one consumer key arrives in order. */
public abstract class OrderSuite implements UnderTest {
    private static final long EVENTS = 240;
    private static final int SENDERS = 5;
    private static final int RECEIVERS = 4;
    private static final Input<Long> EVENTS_IN = Input.at("/order/inputs/events", Long.class);

    static String sender(long event) {
        return "s" + event % SENDERS;
    }

    static String receiver(long event) {
        return "r" + Spread.of(event) % RECEIVERS;
    }

    /** What the receivers' task emits at the end: how much came over each link, and nothing out of order. */
    private static List<String> totals() {
        Map<String, Long> totals = new TreeMap<>();
        LongStream.range(0, EVENTS)
                .forEach(event -> totals.merge(sender(event) + " to " + receiver(event), 1L, Long::sum));
        return Numbered.lines(totals);
    }

    // From one task to the next -----------------------------------------------------------------------------------

    record Parcel(String to, String link, long number) {}

    record Send() implements Task<Long, Parcel> {
        @Override
        public Uses uses() {
            return Numbered.STATE;
        }

        @Override
        public void process(Long event, TaskContext<Parcel> ctx) {
            String link = ctx.key(String.class) + " to " + receiver(event);
            ctx.emit(new Parcel(receiver(event), link, Numbered.next(ctx, link)));
            Mishap.at("send");
        }
    }

    record Receive() implements Task<Parcel, String> {
        @Override
        public Uses uses() {
            return Numbered.STATE;
        }

        @Override
        public void process(Parcel parcel, TaskContext<String> ctx) {
            Numbered.received(ctx, parcel.link(), parcel.number()).ifPresent(ctx::emit);
            Mishap.at("receive");
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            Numbered.totals(ctx).forEach(ctx::emit);
        }
    }

    private static final AtomicStream<String> RECEIVED =
            AtomicStream.at("/order/workflows/receivers/stream", String.class);

    @EveryWay
    void throughAStream(Way way) throws Exception {
        Application order = Application.named("order", app -> app.workflow(
                        "receivers",
                        app.workflow("senders", app.input("events", Long.class))
                                .keyBy(String.class, OrderSuite::sender)
                                .process("send", Parcel.class, new Send())
                                .sink())
                .keyBy(String.class, Parcel::to)
                .process("receive", String.class, new Receive())
                .sink());
        Outcome outcome =
                way.run(Program.of(order).reading(EVENTS_IN, EVENTS, 7).watching(RECEIVED));
        assertThat(outcome.of(RECEIVED)).containsExactlyInAnyOrderElementsOf(totals());
    }

    // Round a cycle -----------------------------------------------------------------------------------------------

    private static final int HOPS = 12;
    private static final long TOKENS = 40;

    sealed interface Round {}

    /** On its way to a key. */
    record Token(long id, int hop, String link, long number) implements Round {}

    /** For the test to see. */
    record Note(String text) implements Round {}

    static String keyOf(long token, int hop) {
        return "k" + Spread.of(token * 1_000 + hop) % RECEIVERS;
    }

    record Pass() implements Task<Round, Round> {
        @Override
        public Uses uses() {
            return Numbered.STATE;
        }

        @Override
        public void process(Round event, TaskContext<Round> ctx) {
            Token token = (Token) event;
            if (token.hop() > 0) {
                Numbered.received(ctx, token.link(), token.number()).ifPresent(note -> ctx.emit(new Note(note)));
            }
            if (token.hop() < HOPS) {
                String link = ctx.key(String.class) + " to " + keyOf(token.id(), token.hop() + 1);
                ctx.emit(new Token(token.id(), token.hop() + 1, link, Numbered.next(ctx, link)));
            }
            Mishap.at("pass");
        }

        @Override
        public void onComplete(TaskContext<Round> ctx) {
            Numbered.totals(ctx).forEach(total -> ctx.emit(new Note(total)));
        }
    }

    private static final AtomicStream<String> NOTES = AtomicStream.at("/order/workflows/notes/stream", String.class);

    @EveryWay
    void roundACycle(Way way) throws Exception {
        Application order = Application.named("order", app -> {
            Sequencer<Round> all = app.sequencer("all", Round.class);
            app.connect(
                    app.workflow("start", app.input("events", Long.class))
                            .map(Round.class, id -> new Token(id, 0, "", 0))
                            .sink(),
                    all);
            AtomicStream<Round> passed = app.workflow("ring", all)
                    .filter(event -> event instanceof Token)
                    .keyBy(String.class, event -> keyOf(((Token) event).id(), ((Token) event).hop()))
                    .process("pass", Round.class, new Pass())
                    .sink();
            app.connect(passed, all);
            app.workflow("notes", passed)
                    .filter(event -> event instanceof Note)
                    .map(String.class, event -> ((Note) event).text())
                    .sink();
        });
        Outcome outcome =
                way.run(Program.of(order).reading(EVENTS_IN, TOKENS, 3).watching(NOTES));
        Map<String, Long> totals = new TreeMap<>();
        for (long token = 0; token < TOKENS; token++) {
            for (int hop = 0; hop < HOPS; hop++) {
                totals.merge(keyOf(token, hop) + " to " + keyOf(token, hop + 1), 1L, Long::sum);
            }
        }
        assertThat(outcome.of(NOTES)).containsExactlyInAnyOrderElementsOf(Numbered.lines(totals));
    }

    // To a portal and back ----------------------------------------------------------------------------------------

    record Request(String to, String link, long number) {}

    record Reply(String link, long number) {}

    static final KeyedPortal<String, Request, Reply> DESK =
            KeyedPortal.at("/order/portals/desk", Request.class, Reply.class, String.class, Request::to);

    record Ask() implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Numbered.STATE.asks(DESK).resumes(Answered.class);
        }

        @Override
        public void process(Long event, TaskContext<String> ctx) {
            String link = ctx.key(String.class) + " to " + receiver(event);
            ctx.ask(DESK, new Request(receiver(event), link, Numbered.next(ctx, link)))
                    .then(new Answered());
            Mishap.at("ask");
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            Numbered.totals(ctx).forEach(ctx::emit);
        }
    }

    record Answered() implements OnReply<Reply, String> {
        @Override
        public void resume(Reply reply, TaskContext<String> ctx) {
            Numbered.received(ctx, reply.link(), reply.number()).ifPresent(ctx::emit);
            Mishap.at("resume");
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.emit("failed: " + why);
        }
    }

    /** Gets requests only. */
    record Desk() implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Numbered.STATE;
        }

        @Override
        public void process(Long event, TaskContext<String> ctx) {}

        @Override
        public void onComplete(TaskContext<String> ctx) {
            Numbered.totals(ctx).forEach(ctx::emit);
        }
    }

    record Answer() implements Replier<Request, Reply, String> {
        @Override
        public void request(Request request, ReplierContext<String, Reply> ctx) {
            Numbered.received(ctx, request.link(), request.number()).ifPresent(ctx::emit);
            ctx.reply(new Reply(request.link(), Numbered.next(ctx, request.link())));
            Mishap.at("request");
        }
    }

    private static final AtomicStream<String> DESKS = AtomicStream.at("/order/workflows/desks/stream", String.class);
    private static final AtomicStream<String> ASKERS = AtomicStream.at("/order/workflows/askers/stream", String.class);

    private static final Application ASKING = Application.named("order", app -> {
        app.workflow("askers", app.input("events", Long.class))
                .keyBy(String.class, OrderSuite::sender)
                .process("ask", String.class, new Ask())
                .sink();
        app.workflow("desks", app.generator("none", Generator.range(0, 0, 1)))
                .keyBy(String.class, event -> "none")
                .process("desk", String.class, new Desk())
                .replies(DESK, new Answer())
                .sink();
    });

    @EveryWay
    void ofRequests(Way way) throws Exception {
        Outcome outcome =
                way.run(Program.of(ASKING).reading(EVENTS_IN, EVENTS, 7).watching(DESKS));
        assertThat(outcome.of(DESKS)).containsExactlyInAnyOrderElementsOf(totals());
    }

    @EveryWay
    void ofReplies(Way way) throws Exception {
        Outcome outcome =
                way.run(Program.of(ASKING).reading(EVENTS_IN, EVENTS, 7).watching(ASKERS));
        assertThat(outcome.of(ASKERS)).containsExactlyInAnyOrderElementsOf(totals());
    }
}
