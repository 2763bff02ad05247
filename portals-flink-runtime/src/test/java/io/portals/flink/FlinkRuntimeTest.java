package io.portals.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.KeyedPortal;
import io.portals.api.Sequencer;
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
import io.portals.flink.testing.CommittedSink;
import io.portals.flink.testing.JobConfig;
import io.portals.flink.testing.TestCluster;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Small whole programs on a cluster. */
final class FlinkRuntimeTest {
    @RegisterExtension
    static final TestCluster CLUSTER = new TestCluster();

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    private <T> List<T> run(int parallelism, AtomicStream<T> output, Application... applications) throws Exception {
        CommittedSink<T> sink = new CommittedSink<>();
        FlinkRuntime runtime = FlinkRuntime.of(applications).output(output, sink);
        CLUSTER.await(runtime.executeAsync(CLUSTER.environment(JobConfig.of(parallelism, folder, 100))), LIMIT);
        return sink.committed();
    }

    // word count: no cycle, no ask ------------------------------------------------------------------------------

    record WordCount(String word, long count) implements Serializable {}

    record CountWords() implements Task<String, WordCount> {
        static final PerKey<Long> COUNT = State.perKey("count", Long.class).orElse(0L);

        @Override
        public Uses uses() {
            return Uses.state(COUNT);
        }

        @Override
        public void process(String word, TaskContext<WordCount> ctx) {
            ctx.update(COUNT, n -> n + 1);
        }

        @Override
        public void onComplete(TaskContext<WordCount> ctx) {
            ctx.emit(new WordCount(ctx.key(String.class), ctx.get(COUNT)));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void wordCountCountsAndCompletesEachKeyOnce(int parallelism) throws Exception {
        Application words = Application.named("words", app -> app.workflow(
                        "counts", app.generator("lines", Generator.of(String.class, "a b a", "c a b")))
                .flatMap(String.class, line -> List.of(line.split(" ")))
                .keyBy(String.class, word -> word)
                .process("count", WordCount.class, new CountWords())
                .sink());
        List<WordCount> counts =
                run(parallelism, AtomicStream.at("/words/workflows/counts/stream", WordCount.class), words);
        assertThat(counts)
                .containsExactlyInAnyOrder(new WordCount("a", 3), new WordCount("b", 2), new WordCount("c", 1));
    }

    // a cycle ---------------------------------------------------------------------------------------------------

    record Token(long id, int hopsLeft) implements Serializable {}

    record Hop() implements Task<Token, Token> {
        @Override
        public void process(Token token, TaskContext<Token> ctx) {
            ctx.emit(new Token(token.id(), token.hopsLeft() - 1));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void tokensGoRoundACycleUntilTheyAreDone(int parallelism) throws Exception {
        Application ring = Application.named("ring", app -> {
            Sequencer<Token> tokens = app.sequencer("tokens", Token.class);
            AtomicStream<Token> hops = app.workflow("hops", tokens)
                    .filter(token -> token.hopsLeft() > 0)
                    .keyBy(Long.class, token -> (token.id() * 31 + token.hopsLeft()) % 17)
                    .process("hop", Token.class, new Hop())
                    .sink();
            app.connect(
                    app.generator(
                            "seed", Generator.of(Token.class, new Token(1, 100), new Token(2, 50), new Token(3, 1))),
                    tokens);
            app.connect(hops, tokens);
            app.workflow("done", hops).filter(token -> token.hopsLeft() == 0).sink();
        });
        List<Token> hops = run(parallelism, AtomicStream.at("/ring/workflows/hops/stream", Token.class), ring);
        assertThat(hops).hasSize(151);
        List<Token> expected = new ArrayList<>();
        for (Token seed : List.of(new Token(1, 100), new Token(2, 50), new Token(3, 1))) {
            for (int left = seed.hopsLeft() - 1; left >= 0; left--) {
                expected.add(new Token(seed.id(), left));
            }
        }
        assertThat(hops).containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aCycleOfStatelessStepsRunsToItsEnd(int parallelism) throws Exception {
        Application countdown = Application.named("countdown", app -> {
            Sequencer<Long> numbers = app.sequencer("numbers", Long.class);
            AtomicStream<Long> less = app.workflow("less", numbers)
                    .map(Long.class, n -> n - 1)
                    .filter(n -> n > 0)
                    .sink();
            app.connect(app.generator("start", Generator.of(Long.class, 5L, 3L)), numbers);
            app.connect(less, numbers);
        });
        assertThat(run(parallelism, AtomicStream.at("/countdown/workflows/less/stream", Long.class), countdown))
                .containsExactlyInAnyOrder(4L, 3L, 2L, 1L, 2L, 1L);
    }

    // asks ------------------------------------------------------------------------------------------------------

    record Question(String to, long number) implements Serializable {}

    record Answer(String from, long number) implements Serializable {}

    static final KeyedPortal<String, Question, Answer> ORACLE =
            KeyedPortal.at("/oracle/portals/ask", Question.class, Answer.class, String.class, Question::to);
    static final AtomicStream<String> HEARD = AtomicStream.at("/asker/workflows/asking/stream", String.class);

    record Asker(Duration limit) implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(ORACLE).resumes(Heard.class);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            var ask = ctx.ask(ORACLE, new Question("oracle-" + number % 5, number));
            (limit == null ? ask : ask.within(limit)).then(new Heard(number));
        }
    }

    record Heard(long number) implements OnReply<Answer, String> {
        @Override
        public void resume(Answer answer, TaskContext<String> ctx) {
            ctx.emit(number + "=" + answer.number() + " from " + answer.from());
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.emit(number + " " + why.kind() + " " + why.reason());
        }
    }

    record Echo() implements Replier<Question, Answer, String> {
        @Override
        public void request(Question question, ReplierContext<String, Answer> ctx) {
            ctx.reply(new Answer(question.to(), question.number()));
        }
    }

    record Silent() implements Replier<Question, Answer, String> {
        static final PerKey<ReplyTo<Answer>> LAST = State.perKey("last", new io.portals.api.Type<ReplyTo<Answer>>() {});

        @Override
        public Uses uses() {
            return Uses.state(LAST);
        }

        @Override
        public void request(Question question, ReplierContext<String, Answer> ctx) {
            ctx.set(LAST, ctx.replyTo());
        }
    }

    record Refusing() implements Replier<Question, Answer, String> {
        @Override
        public void request(Question question, ReplierContext<String, Answer> ctx) {
            ctx.fail("no");
        }
    }

    static Application asker(Duration limit, long questions) {
        return Application.named(
                "asker", app -> app.workflow("asking", app.generator("numbers", Generator.range(0, questions, 10)))
                        .keyBy(Long.class, number -> number % 7)
                        .process("asker", String.class, new Asker(limit))
                        .sink());
    }

    static Application oracle(Replier<Question, Answer, String> replier) {
        return Application.named("oracle", app -> app.workflow(
                        "oracle", app.generator("none", Generator.atoms(io.portals.api.Type.of(Long.class), List.of())))
                .keyBy(String.class, number -> "oracle-" + number)
                .process("oracle", String.class, Tasks.nothing())
                .replies(ORACLE, replier)
                .sink());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4})
    void everyAskIsAnsweredOnceUnderTheKeyOfItsAsker(int parallelism) throws Exception {
        List<String> heard = run(parallelism, HEARD, asker(null, 1000), oracle(new Echo()));
        assertThat(heard)
                .containsExactlyInAnyOrderElementsOf(LongStream.range(0, 1000)
                        .mapToObj(n -> n + "=" + n + " from oracle-" + n % 5)
                        .toList());
    }

    @Test
    void aRefusedAskFailsWithTheRepliersReason() throws Exception {
        assertThat(run(2, HEARD, asker(null, 3), oracle(new Refusing())))
                .containsExactlyInAnyOrder("0 REFUSED no", "1 REFUSED no", "2 REFUSED no");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void asksThatNobodyAnswersFailWhenTheJobIsAtRest(int parallelism) throws Exception {
        List<String> heard = run(parallelism, HEARD, asker(null, 100), oracle(new Silent()));
        assertThat(heard)
                .containsExactlyInAnyOrderElementsOf(LongStream.range(0, 100)
                        .mapToObj(
                                n -> n + " UNANSWERED all inputs have ended, nothing is in flight, and nobody replied")
                        .toList());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void asksTimeOutAlsoAfterInputsHaveEnded(int parallelism) throws Exception {
        List<String> heard = run(parallelism, HEARD, asker(Duration.ofMillis(300), 100), oracle(new Silent()));
        assertThat(heard)
                .containsExactlyInAnyOrderElementsOf(LongStream.range(0, 100)
                        .mapToObj(n -> n + " TIMEOUT no reply came in time")
                        .toList());
    }

    // completion ------------------------------------------------------------------------------------------------

    record Note(String about) {}

    static final KeyedPortal<String, Note, Boolean> NOTES =
            KeyedPortal.at("/notes/portals/add", Note.class, Boolean.class, String.class, Note::about);
    static final PerKey<Long> NOTED = State.perKey("noted", Long.class).orElse(0L);

    /** Keeps notes; at its end, another one for each key. */
    record TellAtTheEnd() implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Uses.state(NOTED).asks(NOTES);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            ctx.update(NOTED, n -> n + 1);
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.tell(NOTES, new Note("late-" + ctx.key(Long.class)));
        }
    }

    record Notes() implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Uses.state(NOTED);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            ctx.update(NOTED, n -> n + 1);
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit(ctx.key(String.class) + " complete with " + ctx.get(NOTED));
        }
    }

    record AddNote() implements Replier<Note, Boolean, String> {
        @Override
        public Uses uses() {
            return Uses.state(NOTED);
        }

        @Override
        public void request(Note note, ReplierContext<String, Boolean> ctx) {
            ctx.update(NOTED, n -> n + 1);
            ctx.reply(true);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2})
    void aKeyThatGetsItsStateWhileOthersCompleteIsCompletedToo(int parallelism) throws Exception {
        Application notes = Application.named("notes", app -> {
            AtomicStream<Long> numbers = app.generator("numbers", Generator.range(0, 3, 1));
            app.workflow("notes", numbers)
                    .keyBy(String.class, number -> "early-" + number)
                    .process("notes", String.class, new Notes())
                    .replies(NOTES, new AddNote())
                    .sink();
            app.workflow("teller", numbers)
                    .keyBy(Long.class, number -> number)
                    .process("teller", String.class, new TellAtTheEnd())
                    .sink();
        });
        assertThat(run(parallelism, AtomicStream.at("/notes/workflows/notes/stream", String.class), notes))
                .containsExactlyInAnyOrder(
                        "early-0 complete with 1",
                        "early-1 complete with 1",
                        "early-2 complete with 1",
                        "late-0 complete with 1",
                        "late-1 complete with 1",
                        "late-2 complete with 1");
    }
}
