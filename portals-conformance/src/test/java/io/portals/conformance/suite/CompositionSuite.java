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
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.api.task.Tasks;
import java.util.List;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Composition: applications that refer to each other, keys of all types, and state that belongs to one task and key only. */
public abstract class CompositionSuite implements UnderTest {
    private static final long EVENTS = 30;
    private static final Input<Long> EVENTS_IN = Input.at("/left/inputs/events", Long.class);

    private static <T> AtomicStream<T> stream(String application, Class<T> type) {
        return AtomicStream.at("/" + application + "/workflows/w/stream", type);
    }

    // Two applications that refer to each other -------------------------------------------------------------------

    record Question(String from, long number) {}

    private static KeyedPortal<Long, Question, String> portal(String application) {
        return KeyedPortal.at(
                "/" + application + "/portals/ask",
                Question.class,
                String.class,
                Long.class,
                question -> question.number() % 3);
    }

    static final KeyedPortal<Long, Question, String> LEFT = portal("left");
    static final KeyedPortal<Long, Question, String> RIGHT = portal("right");

    /** Asks the other application about each number, and counts one down. */
    record Ask(String name, KeyedPortal<Long, Question, String> other) implements Task<Long, Long> {
        @Override
        public Uses uses() {
            return Numbers.STATE.asks(other).resumes(Heard.class);
        }

        @Override
        public void process(Long number, TaskContext<Long> ctx) {
            ctx.ask(other, new Question(name, number)).then(new Heard(number));
            ctx.emit(number - 1);
            Mishap.at("ask " + name);
        }

        @Override
        public void onComplete(TaskContext<Long> ctx) {
            ctx.emit(-ctx.get(Numbers.SUM));
        }
    }

    /** The sum of the numbers that were answered. */
    private static final class Numbers {
        static final PerKey<Long> SUM = State.perKey("sum", Long.class).orElse(0L);
        static final Uses STATE = Uses.state(SUM);
    }

    record Heard(long number) implements OnReply<String, Long> {
        @Override
        public void resume(String reply, TaskContext<Long> ctx) {
            if (reply.endsWith(" " + number)) {
                ctx.update(Numbers.SUM, sum -> sum + number);
            }
            Mishap.at("heard");
        }

        @Override
        public void failed(PortalFailure why, TaskContext<Long> ctx) {}
    }

    record Answer(String name) implements Replier<Question, String, Long> {
        @Override
        public void request(Question question, ReplierContext<Long, String> ctx) {
            ctx.reply(name + " answers " + question.from() + ": " + question.number());
        }
    }

    /** Reads a stream, and serves and asks. What is below zero is what its task says at the end. */
    private static Application side(
            String name,
            List<AtomicStream<Long>> streams,
            KeyedPortal<Long, Question, String> own,
            KeyedPortal<Long, Question, String> other) {
        return Application.named(name, app -> {
            Sequencer<Long> numbers = app.sequencer("numbers", Long.class);
            streams.forEach(stream -> app.connect(stream, numbers));
            if (name.equals("left")) {
                app.connect(app.input("events", Long.class), numbers);
            }
            app.workflow("w", numbers)
                    .filter(number -> number > 0)
                    .keyBy(Long.class, number -> number % 2)
                    .process("ask", Long.class, new Ask(name, other))
                    .replies(own, new Answer(name))
                    .sink();
        });
    }

    /** Numbers go from the left to the right and back, one less each time, until they are zero. */
    @EveryWay
    void applicationsReadAndAskEachOtherInBothDirections(Way way) throws Exception {
        Application left = side("left", List.of(stream("right", Long.class)), LEFT, RIGHT);
        Application right = side("right", List.of(stream("left", Long.class)), RIGHT, LEFT);
        Outcome outcome = way.run(Program.of(left, right)
                .reading(EVENTS_IN, EVENTS, 4)
                .watching(stream("left", Long.class), stream("right", Long.class)));
        for (int side = 0; side < 2; side++) {
            int parity = side;
            AtomicStream<Long> stream = stream(side == 0 ? "left" : "right", Long.class);
            long sum = LongStream.range(0, EVENTS)
                    .flatMap(event -> LongStream.rangeClosed(1, event).filter(number -> (event - number) % 2 == parity))
                    .sum();
            assertThat(outcome.of(stream).stream()
                            .filter(number -> number < 0)
                            .mapToLong(number -> -number)
                            .sum())
                    .as(stream.path())
                    .isEqualTo(sum);
        }
    }

    @EveryWay
    void theOrderInWhichApplicationsAreNamedDoesNotMatter(Way way) throws Exception {
        Application left = Application.named("left", app -> app.workflow("w", app.input("events", Long.class))
                .sink());
        Application right = Application.named("right", app -> app.workflow("w", stream("left", Long.class))
                .map(String.class, number -> "right " + number)
                .sink());
        for (List<Application> order : List.of(List.of(left, right), List.of(right, left))) {
            Outcome outcome = way.run(Program.of(order.toArray(Application[]::new))
                    .reading(EVENTS_IN, EVENTS, 4)
                    .watching(stream("right", String.class)));
            assertThat(outcome.of(stream("right", String.class)))
                    .containsExactlyInAnyOrderElementsOf(LongStream.range(0, EVENTS)
                            .mapToObj(number -> "right " + number)
                            .toList());
        }
    }

    // Keys --------------------------------------------------------------------------------------------------------

    record Place(String town, Spot spot) {}

    record Spot(int row, long column) {}

    /** Has a key type; counts under its keys, and asks itself. */
    record Count<K>(KeyedPortal<K, K, Long> self) implements Task<K, String> {
        static final PerKey<Long> COUNT = State.perKey("count", Long.class).orElse(0L);

        @Override
        public Uses uses() {
            return Uses.state(COUNT).asks(self).resumes(Counted.class);
        }

        @Override
        public void process(K event, TaskContext<String> ctx) {
            ctx.ask(self, event).then(new Counted());
            Mishap.at("count");
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit(ctx.key(Object.class) + ": " + ctx.get(COUNT));
        }
    }

    record Counted() implements OnReply<Long, String> {
        @Override
        public void resume(Long count, TaskContext<String> ctx) {
            ctx.update(Count.COUNT, n -> n + 1_000);
            Mishap.at("counted");
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.emit("failed: " + why);
        }
    }

    record CountRequests<K>() implements Replier<K, Long, String> {
        @Override
        public void request(K request, ReplierContext<String, Long> ctx) {
            ctx.reply(ctx.update(Count.COUNT, n -> n + 1));
        }
    }

    private static <K> void assertCounted(Way way, Type<K> type, List<K> keys) throws Exception {
        KeyedPortal<K, K, Long> self =
                KeyedPortal.at("/left/portals/self", type, Type.of(Long.class), type, request -> request);
        Application left = Application.named(
                "left", app -> app.workflow("w", app.generator("keys", Generator.atoms(type, repeated(keys))))
                        .keyBy(type, key -> key)
                        .process("count", String.class, new Count<>(self))
                        .replies(self, new CountRequests<>())
                        .sink());
        Outcome outcome = way.run(Program.of(left).watching(stream("left", String.class)));
        assertThat(outcome.of(stream("left", String.class)))
                .containsExactlyInAnyOrderElementsOf(
                        keys.stream().map(key -> key + ": 3003").toList());
    }

    /** Three atoms of all of them. */
    private static <K> List<List<K>> repeated(List<K> keys) {
        return Stream.generate(() -> keys).limit(3).toList();
    }

    @EveryWay
    void keysAreOfManyTypes(Way way) throws Exception {
        assertCounted(
                way,
                Type.of(Place.class),
                List.of(
                        new Place("Ulm", new Spot(1, 2)),
                        new Place("Ulm", new Spot(2, 1)),
                        new Place("Bonn", new Spot(1, 2))));
        assertCounted(way, Type.of(Integer.class), List.of(0, -1, 1 << 30));
        assertCounted(way, Type.of(UUID.class), List.of(new UUID(0, 1), new UUID(1, 0)));
        assertCounted(way, Type.of(Boolean.class), List.of(true, false));
    }

    @EveryWay
    void keysWhoseHashesCollideShareNothing(Way way) throws Exception {
        assertThat("Aa").hasSameHashCodeAs("BB");
        assertCounted(way, Type.of(String.class), List.of("Aa", "BB", "AaAa", "BBBB", "AaBB", "BBAa"));
        assertThat(Long.valueOf(0)).hasSameHashCodeAs(-1L);
        assertCounted(way, Type.of(Long.class), List.of(0L, -1L, 1L, -2L));
        assertThat(new Place("Aa", new Spot(0, 0))).hasSameHashCodeAs(new Place("BB", new Spot(0, -1)));
        assertCounted(
                way, Type.of(Place.class), List.of(new Place("Aa", new Spot(0, 0)), new Place("BB", new Spot(0, 0))));
    }

    static final KeyedPortal<String, Spot, Integer> ROWS =
            KeyedPortal.at("/left/portals/rows", Spot.class, Integer.class, String.class, spot -> "row " + spot.row());

    record AskForRow() implements Task<Place, String> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(ROWS).resumes(HeardRow.class);
        }

        @Override
        public void process(Place place, TaskContext<String> ctx) {
            ctx.ask(ROWS, place.spot()).then(new HeardRow());
        }
    }

    record HeardRow() implements OnReply<Integer, String> {
        @Override
        public void resume(Integer row, TaskContext<String> ctx) {
            ctx.emit(ctx.key(Place.class) + " is in " + row);
            Mishap.at("row");
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {}
    }

    record TellRow() implements Replier<Spot, Integer, String> {
        @Override
        public void request(Spot spot, ReplierContext<String, Integer> ctx) {
            ctx.emit(ctx.key(String.class));
            ctx.reply(spot.row());
        }
    }

    @EveryWay
    void keysOfOneTypeAskThoseOfAnother(Way way) throws Exception {
        Place one = new Place("Ulm", new Spot(1, 2));
        Place two = new Place("Bonn", new Spot(2, 2));
        Application left = Application.named("left", app -> {
            app.workflow("w", app.generator("places", Generator.of(Place.class, one, two, one)))
                    .keyBy(Place.class, place -> place)
                    .process("ask", String.class, new AskForRow())
                    .sink();
            app.workflow("rows", app.generator("none", Generator.empty(String.class)))
                    .keyBy(String.class, row -> row)
                    .process("row", String.class, Tasks.nothing())
                    .replies(ROWS, new TellRow())
                    .sink();
        });
        AtomicStream<String> rows = AtomicStream.at("/left/workflows/rows/stream", String.class);
        Outcome outcome = way.run(Program.of(left).watching(stream("left", String.class), rows));
        assertThat(outcome.of(stream("left", String.class)))
                .containsExactlyInAnyOrder(one + " is in 1", two + " is in 2", one + " is in 1");
        assertThat(outcome.of(rows)).containsExactlyInAnyOrder("row 1", "row 2", "row 1");
    }

    // State that belongs to a task --------------------------------------------------------------------------------

    /** Adds up under a handle that others declare too. */
    record Add(long factor) implements Task<Long, Long> {
        static final PerKey<Long> SUM = State.perKey("sum", Long.class).orElse(0L);

        @Override
        public Uses uses() {
            return Uses.state(SUM);
        }

        @Override
        public void process(Long number, TaskContext<Long> ctx) {
            ctx.update(SUM, sum -> sum + factor);
            ctx.emit(number);
            Mishap.at("add");
        }

        @Override
        public void onComplete(TaskContext<Long> ctx) {
            ctx.emit(-ctx.get(SUM));
        }
    }

    /** The same, of an application of its own. */
    private static Application adding(String name, long factor) {
        return Application.named(name, app -> app.workflow("w", EVENTS_IN)
                .keyBy(Long.class, number -> number % 2)
                .process("add", Long.class, new Add(factor))
                .sink());
    }

    @EveryWay
    void handlesOfOneNameInTwoTasksShareNothing(Way way) throws Exception {
        Application left = Application.named("left", app -> {
            var keyed = app.workflow("w", app.input("events", Long.class)).keyBy(Long.class, number -> number % 2);
            var one = keyed.process("one", Long.class, new Add(1));
            var two = keyed.process("two", Long.class, new Add(10));
            one.unkeyed().union(two.unkeyed()).filter(number -> number < 0).sink();
        });
        List<Application> all = List.of(left, adding("middle", 100), adding("right", 1_000));
        Outcome outcome = way.run(Program.of(all.toArray(Application[]::new))
                .reading(EVENTS_IN, EVENTS, 4)
                .watching(stream("left", Long.class), stream("middle", Long.class), stream("right", Long.class)));
        assertThat(Stream.of("left", "middle", "right")
                        .flatMap(name -> outcome.of(stream(name, Long.class)).stream())
                        .filter(number -> number < 0))
                .containsExactlyInAnyOrder(-15L, -15L, -150L, -150L, -1_500L, -1_500L, -15_000L, -15_000L);
    }
}
