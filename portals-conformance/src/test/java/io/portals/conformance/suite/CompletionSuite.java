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
import io.portals.api.task.Tasks;
import java.time.Duration;
import java.util.List;
import java.util.stream.LongStream;

/** Completion: once for each key that has state, when inputs have ended and all is at rest. */
public abstract class CompletionSuite implements UnderTest {
    private static final long EVENTS = 40;
    private static final Input<Long> EVENTS_IN = Input.at("/completion/inputs/events", Long.class);
    private static final AtomicStream<String> LINES = stream("w");

    static final PerKey<Long> COUNT = State.perKey("count", Long.class).orElse(0L);

    private static AtomicStream<String> stream(String workflow) {
        return AtomicStream.at("/completion/workflows/" + workflow + "/stream", String.class);
    }

    private static List<String> run(Way way, Application application, String... workflows) throws Exception {
        List<AtomicStream<String>> streams =
                List.of(workflows).stream().map(CompletionSuite::stream).toList();
        Outcome outcome = way.run(Program.of(application)
                .reading(EVENTS_IN, EVENTS, 6)
                .watching(streams.toArray(AtomicStream<?>[]::new)));
        return streams.stream().flatMap(stream -> outcome.of(stream).stream()).toList();
    }

    /** Counts what it gets, under its key; and says so at the end. */
    record Count(String name) implements Task<Object, String> {
        @Override
        public Uses uses() {
            return Uses.state(COUNT);
        }

        @Override
        public void process(Object event, TaskContext<String> ctx) {
            ctx.update(COUNT, n -> n + 1);
            Mishap.at(name);
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit(name + " " + ctx.key(Object.class) + " has " + ctx.get(COUNT));
            Mishap.at("complete " + name);
        }
    }

    // Which keys --------------------------------------------------------------------------------------------------

    /** Keeps state for some keys, forgets that of others, and has none for the rest. */
    record Choosing() implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Uses.state(COUNT);
        }

        @Override
        public void process(Long event, TaskContext<String> ctx) {
            switch ((int) (event % 4)) {
                case 0 -> ctx.update(COUNT, n -> n + 1);
                case 1 -> {
                    ctx.set(COUNT, event);
                    ctx.clear(COUNT);
                }
                case 2 -> {
                    ctx.set(COUNT, event);
                    ctx.set(COUNT, null);
                }
                default -> ctx.get(COUNT);
            }
            Mishap.at("choose");
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit(ctx.key(Long.class) + " has " + ctx.get(COUNT));
        }
    }

    @EveryWay
    void onceForEachKeyThatHasStateAndForNoOther(Way way) throws Exception {
        Application completion =
                Application.named("completion", app -> app.workflow("w", app.input("events", Long.class))
                        .keyBy(Long.class, event -> event % 8)
                        .process("choose", String.class, new Choosing())
                        .sink());
        assertThat(run(way, completion, "w")).containsExactlyInAnyOrder("0 has 5", "4 has 5");
    }

    /** State that is there with its initial value is state. */
    record SetToInitial() implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Uses.state(COUNT);
        }

        @Override
        public void process(Long event, TaskContext<String> ctx) {
            ctx.set(COUNT, COUNT.initial());
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit(ctx.key(Long.class) + " has " + ctx.get(COUNT));
        }
    }

    @EveryWay
    void alsoForKeysThatHaveTheInitialValue(Way way) throws Exception {
        Application completion =
                Application.named("completion", app -> app.workflow("w", app.input("events", Long.class))
                        .keyBy(Long.class, event -> event % 2)
                        .process("set", String.class, new SetToInitial())
                        .sink());
        assertThat(run(way, completion, "w")).containsExactlyInAnyOrder("0 has 0", "1 has 0");
    }

    // When --------------------------------------------------------------------------------------------------------

    record Question(long number) {}

    static final KeyedPortal<Long, Question, Long> SILENT = KeyedPortal.at(
            "/completion/portals/silent", Question.class, Long.class, Long.class, question -> question.number() % 3);

    /** Never answers. */
    record Silent() implements Replier<Question, Long, String> {
        static final PerKey<ReplyTo<Long>> LAST = State.perKey("last", new Type<ReplyTo<Long>>() {});

        @Override
        public Uses uses() {
            return Uses.state(LAST);
        }

        @Override
        public void request(Question question, ReplierContext<String, Long> ctx) {
            ctx.set(LAST, ctx.replyTo());
        }
    }

    /** Goes down a cycle, and asks at its end, with and without a limit. */
    record Down() implements Task<Long, Long> {
        @Override
        public Uses uses() {
            return Uses.state(COUNT).asks(SILENT).resumes(Missed.class);
        }

        @Override
        public void process(Long number, TaskContext<Long> ctx) {
            if (number > 0) {
                ctx.emit(number - 1);
            } else {
                ctx.ask(SILENT, new Question(number))
                        .within(Duration.ofMillis(30))
                        .then(new Missed());
                ctx.ask(SILENT, new Question(number)).then(new Missed());
            }
            Mishap.at("down");
        }

        @Override
        public void onComplete(TaskContext<Long> ctx) {
            ctx.emit(-ctx.get(COUNT));
        }
    }

    record Missed() implements OnReply<Long, Long> {
        @Override
        public void resume(Long reply, TaskContext<Long> ctx) {}

        @Override
        public void failed(PortalFailure why, TaskContext<Long> ctx) {
            ctx.update(COUNT, n -> n + (why.kind() == PortalFailure.Kind.TIMEOUT ? 100 : 1));
            Mishap.at("missed");
        }
    }

    @EveryWay
    void whenCyclesAreEmptyAndAsksAreResolved(Way way) throws Exception {
        Application completion = Application.named("completion", app -> {
            Sequencer<Long> numbers = app.sequencer("numbers", Long.class);
            app.connect(app.input("events", Long.class), numbers);
            AtomicStream<Long> less = app.workflow("less", numbers)
                    .filter(number -> number >= 0)
                    .keyBy(Long.class, number -> number % 3)
                    .process("down", Long.class, new Down())
                    .sink();
            app.connect(less, numbers);
            app.workflow("w", less)
                    .filter(number -> number < 0)
                    .map(String.class, number -> "at the end " + -number)
                    .sink();
            app.workflow("silent", app.generator("none", Generator.empty(Long.class)))
                    .keyBy(Long.class, number -> number)
                    .process("silent", String.class, Tasks.nothing())
                    .replies(SILENT, new Silent())
                    .sink();
        });
        assertThat(run(way, completion, "w")).containsExactly("at the end " + EVENTS * 101);
    }

    // What it may do ----------------------------------------------------------------------------------------------

    static final KeyedPortal<Long, Question, Long> NOTES = KeyedPortal.at(
            "/completion/portals/notes", Question.class, Long.class, Long.class, question -> question.number() % 5);

    /** Asks at the end, and says what it hears. */
    record AskAtTheEnd() implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Uses.state(COUNT).asks(NOTES).resumes(Noted.class);
        }

        @Override
        public void process(Long event, TaskContext<String> ctx) {
            ctx.update(COUNT, n -> n + 1);
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            long key = ctx.key(Long.class);
            ctx.emit(key + " asks");
            ctx.ask(NOTES, new Question(key)).then(new Noted());
            Mishap.at("ask at the end");
        }
    }

    /** Changes state once more, which completes nothing again. */
    record Noted() implements OnReply<Long, String> {
        @Override
        public void resume(Long reply, TaskContext<String> ctx) {
            ctx.emit(ctx.key(Long.class) + " hears " + reply);
            ctx.update(COUNT, n -> n + 1);
            Mishap.at("hear at the end");
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.emit("failed: " + why);
        }
    }

    record Note() implements Replier<Question, Long, String> {
        @Override
        public Uses uses() {
            return Uses.state(COUNT);
        }

        @Override
        public void request(Question question, ReplierContext<String, Long> ctx) {
            ctx.reply(100 + question.number());
            ctx.update(COUNT, n -> n + 1);
            Mishap.at("note");
        }
    }

    /** Ten keys ask the five of the notes, of which one had state before. */
    private static Application askingAtTheEnd(List<String> order) {
        return Application.named("completion", app -> {
            AtomicStream<Long> events = app.input("events", Long.class);
            for (String workflow : order) {
                if (workflow.equals("w")) {
                    app.workflow("w", events)
                            .keyBy(Long.class, event -> event % 10)
                            .process("ask", String.class, new AskAtTheEnd())
                            .sink();
                } else {
                    app.workflow("notes", events)
                            .filter(event -> event == 0)
                            .keyBy(Long.class, event -> event)
                            .process("notes", String.class, new Count("note"))
                            .replies(NOTES, new Note())
                            .sink();
                }
            }
        });
    }

    @EveryWay
    void mayEmitAndAsk(Way way) throws Exception {
        assertThat(run(way, askingAtTheEnd(List.of("w", "notes")), "w"))
                .containsExactlyInAnyOrderElementsOf(LongStream.range(0, 10)
                        .boxed()
                        .flatMap(key -> List.of(key + " asks", key + " hears " + (100 + key)).stream())
                        .toList());
    }

    @EveryWay
    void alsoForKeysThatGetStateWhileOthersCompleteAndForNoneTwice(Way way) throws Exception {
        for (List<String> order : List.of(List.of("w", "notes"), List.of("notes", "w"))) {
            List<String> notes = run(way, askingAtTheEnd(order), "notes");
            assertThat(notes.stream().map(line -> line.substring(0, "note 0".length())))
                    .as("completed, of " + order)
                    .containsExactlyInAnyOrder("note 0", "note 1", "note 2", "note 3", "note 4");
        }
    }

    @EveryWay
    void whatItEmitsIsProcessedAndCompletedInTurn(Way way) throws Exception {
        Application completion = Application.named("completion", app -> app.workflow(
                        "w",
                        app.workflow("first", app.input("events", Long.class))
                                .keyBy(Long.class, event -> event % 4)
                                .process("first", String.class, new Count("first"))
                                .sink())
                .keyBy(String.class, line -> line)
                .process("second", String.class, new Count("second"))
                .sink());
        assertThat(run(way, completion, "w"))
                .containsExactlyInAnyOrder(
                        "second first 0 has 10 has 1",
                        "second first 1 has 10 has 1",
                        "second first 2 has 10 has 1",
                        "second first 3 has 10 has 1");
    }
}
