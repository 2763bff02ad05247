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
import io.portals.api.task.DeadLetter;
import io.portals.api.task.ErrorPolicy;
import io.portals.api.task.JoinTask;
import io.portals.api.task.OnReply;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Reducing;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Stash;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Two streams by a common key: each event is handled once, by the right handler, under its key. */
public abstract class JoinSuite implements UnderTest {
    private static final int USERS = 5;
    private static final int ORDERS = 30;

    record Order(int user, int number) {}

    record User(int id, String name) {}

    private static final Input<Order> IN = Input.at("/join/inputs/orders", Order.class);
    private static final Input<User> USER = Input.at("/join/inputs/users", User.class);
    private static final AtomicStream<String> LINES = AtomicStream.at("/join/workflows/enriched/stream", String.class);

    private static List<Order> orders() {
        List<Order> orders = new ArrayList<>();
        for (int number = 0; number < ORDERS; number++) {
            orders.add(new Order(number % USERS, number));
        }
        return orders;
    }

    private static List<User> users() {
        List<User> users = new ArrayList<>();
        for (int id = 0; id < USERS; id++) {
            users.add(new User(id, "user " + id));
        }
        return users;
    }

    /** An order waits for its user; how many a user has is counted. */
    record Enrich() implements JoinTask<Order, User, String> {
        static final PerKey<User> KNOWN = State.perKey("user", User.class);
        static final Stash<Order> WAITING = Stash.of("waiting", Order.class);
        static final Reducing<Integer> HIGHEST = Reducing.of("highest", Integer.class, Math::max);

        @Override
        public Uses uses() {
            return Uses.state(KNOWN, WAITING.state(), HIGHEST.state());
        }

        @Override
        public void left(Order order, TaskContext<String> ctx) {
            HIGHEST.add(order.number(), ctx);
            User user = ctx.get(KNOWN);
            if (user == null) {
                WAITING.stash(order, ctx);
            } else {
                ctx.emit(user.name() + " orders " + order.number());
            }
            Mishap.at("left");
        }

        @Override
        public void right(User user, TaskContext<String> ctx) {
            ctx.set(KNOWN, user);
            WAITING.unstash(ctx).forEach(order -> ctx.emit(user.name() + " orders " + order.number()));
            Mishap.at("right");
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit(ctx.get(KNOWN).name() + " last " + HIGHEST.get(ctx));
        }
    }

    private static List<String> enriched() {
        List<String> expected = new ArrayList<>();
        orders().forEach(order -> expected.add("user " + order.user() + " orders " + order.number()));
        users().forEach(user -> expected.add(user.name() + " last " + (ORDERS - USERS + user.id())));
        return expected;
    }

    @EveryWay
    void bothHandlersShareTheStateOfAKey(Way way) throws Exception {
        Application join = Application.named("join", app -> app.workflow("enriched", app.input("orders", Order.class))
                .join(Integer.class, Order::user, app.input("users", User.class), User::id)
                .process("enrich", String.class, new Enrich())
                .sink());
        for (String place : List.of("none", "left", "right")) {
            Outcome outcome = way.run(Program.of(join)
                    .reading(IN, Program.atoms(orders(), 4))
                    .reading(USER, Program.atoms(users(), 2))
                    .watching(LINES)
                    .failingAt(place, 3));
            assertThat(outcome.of(LINES)).as(place).containsExactlyInAnyOrderElementsOf(enriched());
            for (User user : users()) {
                String orders = user.name() + " orders ";
                assertThat(outcome.of(LINES))
                        .as(place + ": in order")
                        .filteredOn(line -> line.startsWith(orders))
                        .containsExactlyElementsOf(enriched().stream()
                                .filter(line -> line.startsWith(orders))
                                .toList());
            }
        }
    }

    // Both of one type
    // -------------------------------------------------------------------------------------------------

    record Sides() implements JoinTask<Long, Long, String> {
        @Override
        public void left(Long number, TaskContext<String> ctx) {
            ctx.emit("left " + number);
        }

        @Override
        public void right(Long number, TaskContext<String> ctx) {
            ctx.emit("right " + number);
        }
    }

    @EveryWay
    void streamsOfOneTypeAreToldApart(Way way) throws Exception {
        Application join = Application.named(
                "join", app -> app.workflow("enriched", app.generator("small", Generator.range(0, 20, 3)))
                        .filter(number -> number % 2 == 0)
                        .join(
                                Type.of(Long.class),
                                number -> number % 3,
                                app.generator("large", Generator.range(100, 120, 3)),
                                number -> number % 3)
                        .process("sides", String.class, new Sides())
                        .sink());
        List<String> expected = new ArrayList<>();
        for (long number = 0; number < 20; number++) {
            if (number % 2 == 0) {
                expected.add("left " + number);
            }
            expected.add("right " + (100 + number));
        }
        assertThat(way.run(Program.of(join).watching(LINES)).of(LINES)).containsExactlyInAnyOrderElementsOf(expected);
    }

    // Asks, portals and a cycle
    // ----------------------------------------------------------------------------------------

    static final KeyedPortal<Integer, Integer, String> NAME =
            KeyedPortal.at("/join/portals/name", Integer.class, String.class, Integer.class, id -> id);

    record Name() implements Replier<Integer, String, String> {
        @Override
        public void request(Integer id, ReplierContext<String, String> ctx) {
            User user = ctx.get(Enrich.KNOWN);
            ctx.reply(user == null ? "nobody" : user.name());
        }
    }

    record AskName() implements Task<String, String> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(NAME).resumes(Heard.class);
        }

        @Override
        public void process(String line, TaskContext<String> ctx) {
            if (line.contains("last")) {
                ctx.ask(NAME, ctx.key(Integer.class)).then(new Heard(line));
            }
        }
    }

    record Heard(String line) implements OnReply<String, String> {
        @Override
        public void resume(String name, TaskContext<String> ctx) {
            ctx.emit(name + " said: " + line);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.emit("failed: " + why);
        }
    }

    @EveryWay
    void aTaskOfTwoStreamsServesPortals(Way way) throws Exception {
        AtomicStream<String> asked = AtomicStream.at("/join/workflows/asked/stream", String.class);
        Application join = Application.named("join", app -> {
            app.portal("name", Integer.class, String.class, Integer.class, id -> id);
            AtomicStream<String> lines = app.workflow("enriched", app.input("orders", Order.class))
                    .join(Integer.class, Order::user, app.input("users", User.class), User::id)
                    .process("enrich", String.class, new Enrich())
                    .replies(NAME, new Name())
                    .sink();
            app.workflow("asked", lines)
                    .keyBy(Integer.class, line -> line.charAt("user ".length()) - '0')
                    .process("ask", String.class, new AskName())
                    .sink();
        });
        Outcome outcome = way.run(Program.of(join)
                .reading(IN, Program.atoms(orders(), 4))
                .reading(USER, Program.atoms(users(), 2))
                .watching(LINES, asked));
        assertThat(outcome.of(LINES)).containsExactlyInAnyOrderElementsOf(enriched());
        assertThat(outcome.of(asked))
                .containsExactlyInAnyOrderElementsOf(users().stream()
                        .map(user -> user.name() + " said: " + user.name() + " last " + (ORDERS - USERS + user.id()))
                        .toList());
    }

    /** Halves what comes back; adds up what is begun with. */
    record Halve() implements JoinTask<Long, Long, Long> {
        @Override
        public void left(Long number, TaskContext<Long> ctx) {
            ctx.emit(number);
            Mishap.at("begin");
        }

        @Override
        public void right(Long number, TaskContext<Long> ctx) {
            if (number > 0) {
                ctx.emit(number / 2);
            }
            Mishap.at("halve");
        }
    }

    @EveryWay
    void aStreamThatIsJoinedToItsOwnWorkflowClosesACycle(Way way) throws Exception {
        AtomicStream<Long> halves = AtomicStream.at("/join/workflows/halves/stream", Long.class);
        Application join = Application.named(
                "join", app -> app.workflow("halves", app.generator("numbers", Generator.range(0, 20, 3)))
                        .join(Long.class, number -> number % 4, halves, number -> number % 4)
                        .process("halve", Long.class, new Halve())
                        .sink());
        List<Long> expected = new ArrayList<>();
        for (long number = 0; number < 20; number++) {
            long half = number;
            expected.add(half);
            while (half > 0) {
                half /= 2;
                expected.add(half);
            }
        }
        for (String place : List.of("none", "begin", "halve")) {
            assertThat(way.run(Program.of(join).watching(halves).failingAt(place, 7))
                            .of(halves))
                    .as(place)
                    .containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    // Errors
    // -----------------------------------------------------------------------------------------------------------

    @EveryWay
    void aKeySelectorThatFailsIsUnderThePolicy(Way way) throws Exception {
        AtomicStream<DeadLetter<Object>> letters = AtomicStream.deadLetters("/join/workflows/enriched");
        Application join = Application.named("join", app -> app.workflow("enriched", app.input("orders", Order.class))
                .join(Integer.class, Order::user, app.input("users", User.class), user -> Integer.parseInt(user.name()))
                .onError(ErrorPolicy.DEAD_LETTER)
                .process("enrich", String.class, new Enrich())
                .sink());
        Outcome outcome = way.run(Program.of(join)
                .reading(IN, Program.atoms(List.of(new Order(7, 1)), 4))
                .reading(USER, Program.atoms(List.of(new User(7, "7"), new User(8, "eight")), 2))
                .watching(LINES, letters));
        assertThat(outcome.of(LINES)).containsExactlyInAnyOrder("7 orders 1", "7 last 1");
        assertThat(outcome.of(letters)).singleElement().satisfies(letter -> assertThat(letter.event())
                .isEqualTo(new User(8, "eight")));
    }

    /** Fails for one event of each side. */
    record Failing() implements JoinTask<Order, User, String> {
        @Override
        public void left(Order order, TaskContext<String> ctx) {
            ctx.emit("order " + order.number());
            if (order.number() == 3) {
                throw new IllegalArgumentException("three");
            }
        }

        @Override
        public void right(User user, TaskContext<String> ctx) {
            ctx.emit(user.name());
            if (user.id() == 3) {
                throw new IllegalArgumentException("user three");
            }
        }
    }

    @EveryWay
    void aDeadLetterOfEitherSideIsTheEvent(Way way) throws Exception {
        AtomicStream<DeadLetter<Object>> letters = AtomicStream.deadLetters("/join/workflows/enriched");
        Application join = Application.named("join", app -> app.workflow("enriched", app.input("orders", Order.class))
                .join(Integer.class, Order::user, app.input("users", User.class), User::id)
                .process("enrich", String.class, new Failing())
                .onError(ErrorPolicy.DEAD_LETTER)
                .sink());
        Outcome outcome = way.run(Program.of(join)
                .reading(IN, Program.atoms(orders(), 4))
                .reading(USER, Program.atoms(users(), 2))
                .watching(LINES, letters));
        assertThat(outcome.of(LINES)).hasSize(ORDERS + USERS - 2).doesNotContain("order 3", "user 3");
        assertThat(outcome.of(letters))
                .extracting(DeadLetter::event)
                .containsExactlyInAnyOrder(new Order(3, 3), new User(3, "user 3"));
    }

    @Test
    void aJoinThatNothingReachesIsAProblem() {
        AtomicStream<Long> own = AtomicStream.at("/join/workflows/halves/stream", Long.class);
        assertThat(problems(Application.named("join", app -> app.workflow("halves", own)
                        .join(Long.class, number -> number, own, number -> number)
                        .process("halve", Long.class, new Halve())
                        .sink())))
                .singleElement()
                .asString()
                .contains("/join/workflows/halves: reads its own stream, which no input or generator reaches");
    }

    @Test
    void aStreamThatDoesNotExistIsNamed() {
        AtomicStream<Long> missing = AtomicStream.at("/join/inputs/missing", Long.class);
        assertThat(problems(Application.named("join", app -> {
                    Sequencer<Long> numbers = app.sequencer("numbers", Long.class);
                    app.connect(app.generator("some", Generator.range(0, 20, 3)), numbers);
                    app.workflow("halves", numbers)
                            .join(Long.class, number -> number, missing, number -> number)
                            .process("halve", Long.class, new Halve())
                            .sink();
                })))
                .singleElement()
                .asString()
                .contains("/join/workflows/halves/source-1: reads /join/inputs/missing, which does not exist");
    }
}
