package io.portals.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.KeyedPortal;
import io.portals.api.Portal;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.OnReply;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.flink.task.TaskException;
import io.portals.flink.testing.CommittedSink;
import io.portals.flink.testing.JobConfig;
import io.portals.flink.testing.TestCluster;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.apache.flink.util.ExceptionUtils;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Programs that misuse a context. The job fails with an error that names task, event and key, and what to do; a twin, as near as
 * can be, ends well.
 */
final class MisuseTest {
    @RegisterExtension
    static final TestCluster CLUSTER = new TestCluster();

    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    Path folder;

    // One program: a task gets one event, 7, and does what a test says; another answers as a test says ----------

    record Question(String text) implements Serializable {}

    static final KeyedPortal<String, Question, String> ORACLE =
            KeyedPortal.at("/a/portals/oracle", Question.class, String.class, String.class, Question::text);
    static final Portal<Question, String> OTHER = Portal.at("/a/portals/other", Question.class, String.class);

    static final PerKey<Long> DECLARED = State.perKey("declared", Long.class).orElse(1L);
    static final PerKey<Long> UNDECLARED = State.perKey("undeclared", Long.class);

    interface Act extends Serializable {
        void on(TaskContext<String> ctx) throws Exception;
    }

    interface Answer extends Serializable {
        void to(ReplierContext<String, String> ctx) throws Exception;
    }

    record Acting(Act act) implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Uses.state(DECLARED).asks(ORACLE).resumes(Heard.class);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            try {
                act.on(ctx);
            } catch (Exception e) {
                ExceptionUtils.rethrow(e);
            }
        }
    }

    record Answering(Answer answer) implements Replier<Question, String, String> {
        @Override
        public void request(Question question, ReplierContext<String, String> ctx) {
            try {
                answer.to(ctx);
            } catch (Exception e) {
                ExceptionUtils.rethrow(e);
            }
        }
    }

    record Heard() implements OnReply<String, String> {
        @Override
        public void resume(String answer, TaskContext<String> ctx) {
            ctx.emit("heard " + answer);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.emit("failed " + why.kind());
        }
    }

    record Unheard() implements OnReply<String, String> {
        @Override
        public void resume(String answer, TaskContext<String> ctx) {}

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {}
    }

    private List<String> run(Act act, Answer answer) throws Exception {
        Application a = Application.named("a", app -> {
            app.workflow("acting", app.generator("seven", Generator.of(Long.class, 7L)))
                    .keyBy(Long.class, n -> n)
                    .process("task", String.class, new Acting(act))
                    .sink();
            app.workflow("answering", app.generator("none", Generator.range(0, 0, 1)))
                    .keyBy(String.class, n -> "" + n)
                    .process("task", String.class, new Acting(ctx -> {}))
                    .replies(ORACLE, new Answering(answer))
                    .sink();
        });
        return run(a, "acting");
    }

    private List<String> run(Application a, String workflow) throws Exception {
        CommittedSink<String> sink = new CommittedSink<>();
        CLUSTER.await(
                FlinkRuntime.of(a)
                        .output(AtomicStream.at("/a/workflows/" + workflow + "/stream", String.class), sink)
                        .executeAsync(
                                CLUSTER.environment(JobConfig.of(2, folder, 50).with("restart-strategy.type", "none"))),
                LIMIT);
        return sink.committed();
    }

    private String failure(Act act) {
        return failureOf(() -> run(act, ctx -> ctx.reply("42")));
    }

    private String failureOfReplier(Answer answer) {
        return failureOf(() -> run(ctx -> ctx.ask(ORACLE, new Question("?")).then(new Heard()), answer));
    }

    private interface Job {
        List<String> run() throws Exception;
    }

    /** What the job's failure says of the task. */
    private static String failureOf(Job job) {
        Throwable thrown = catchThrowable(job::run);
        assertThat(thrown).isInstanceOf(ExecutionException.class);
        return ExceptionUtils.findSerializedThrowable(thrown, TaskException.class, MisuseTest.class.getClassLoader())
                .orElseThrow(() -> new AssertionError("no handler's failure", thrown))
                .getMessage();
    }

    private List<String> twin(Act act) throws Exception {
        return run(act, ctx -> ctx.reply("42"));
    }

    private List<String> twinOfReplier(Answer answer) throws Exception {
        return run(ctx -> ctx.ask(ORACLE, new Question("?")).then(new Heard()), answer);
    }

    private static final String TASK = "/a/workflows/acting/task";
    private static final String EVENT = TASK + ": event 7 of key 7 failed: java.lang.IllegalStateException: " + TASK;
    private static final String REPLIER = "/a/workflows/answering/task";
    private static final String REQUEST = REPLIER + ": request to /a/portals/oracle Question[text=?] of key ? failed:"
            + " java.lang.IllegalStateException: " + REPLIER;

    @Nested
    class Asking {
        @Test
        void anAskThatIsLeftOpen() throws Exception {
            assertThat(failure(ctx -> ctx.ask(ORACLE, new Question("?"))))
                    .isEqualTo(EVENT
                            + ": asked /a/portals/oracle and left the ask open; end it with .then(continuation), or"
                            + " use tell");
            assertThat(twin(ctx -> ctx.ask(ORACLE, new Question("?")).then(new Heard())))
                    .containsExactly("heard 42");
        }

        @Test
        void anAskWhileAnotherIsOpen() throws Exception {
            assertThat(failure(ctx -> {
                        ctx.ask(ORACLE, new Question("?"));
                        ctx.ask(ORACLE, new Question("!"));
                    }))
                    .isEqualTo(
                            EVENT + ": asks /a/portals/oracle while its ask of /a/portals/oracle is open; end that with"
                                    + " .then(continuation) first");
            assertThat(twin(ctx -> {
                        ctx.ask(ORACLE, new Question("?")).then(new Heard());
                        ctx.ask(ORACLE, new Question("!")).then(new Heard());
                    }))
                    .containsExactly("heard 42", "heard 42");
        }

        @Test
        void anAskThatIsEndedTwice() {
            assertThat(failure(ctx -> {
                        var ask = ctx.ask(ORACLE, new Question("?"));
                        ask.then(new Heard());
                        ask.then(new Heard());
                    }))
                    .isEqualTo(EVENT + ": an ask of /a/portals/oracle was ended twice");
        }

        @Test
        void aLimitOfNoTime() throws Exception {
            assertThat(failure(ctx -> ctx.ask(ORACLE, new Question("?"))
                            .within(Duration.ZERO)
                            .then(new Heard())))
                    .isEqualTo(TASK + ": event 7 of key 7 failed: java.lang.IllegalArgumentException: " + TASK
                            + ": asks /a/portals/oracle within PT0S; give it 1 ms or more");
            assertThat(twin(ctx -> ctx.ask(ORACLE, new Question("?"))
                            .within(Duration.ofDays(1))
                            .then(new Heard())))
                    .containsExactly("heard 42");
        }

        @Test
        void aLimitBeyondAllTimeIsNoLimit() throws Exception {
            assertThat(twin(ctx -> ctx.ask(ORACLE, new Question("?"))
                            .within(Duration.ofMillis(Long.MAX_VALUE))
                            .then(new Heard())))
                    .containsExactly("heard 42");
        }

        @Test
        void aPortalThatIsNotDeclared() {
            assertThat(failure(ctx -> ctx.ask(OTHER, new Question("?")).then(new Heard())))
                    .isEqualTo(EVENT + ": asks /a/portals/other, which it does not declare; add it to uses().asks(...):"
                            + " declared are [" + ORACLE + "]");
            assertThat(failure(ctx -> ctx.tell(OTHER, new Question("?"))))
                    .startsWith(EVENT + ": asks /a/portals/other, which it does not declare");
        }

        @Test
        void aContinuationThatIsNotDeclared() {
            assertThat(failure(ctx -> ctx.ask(ORACLE, new Question("?")).then(new Unheard())))
                    .isEqualTo(EVENT + ": saves the continuation " + Unheard.class.getName()
                            + ", which it does not declare; add it to uses().resumes(...): declared are [" + Heard.class
                            + "]");
        }
    }

    @Nested
    class AnsweringRequests {
        @Test
        void twice() throws Exception {
            String twice =
                    REQUEST + ": answers a request to /a/portals/oracle twice; reply, fail or replyTo may be called"
                            + " once for each";
            assertThat(failureOfReplier(ctx -> {
                        ctx.reply("42");
                        ctx.reply("43");
                    }))
                    .isEqualTo(twice);
            assertThat(failureOfReplier(ctx -> {
                        ctx.replyTo();
                        ctx.fail("no");
                    }))
                    .isEqualTo(twice);
            assertThat(twinOfReplier(ctx -> ctx.reply(ctx.replyTo(), "42"))).containsExactly("heard 42");
        }

        @Test
        void notAtAll() throws Exception {
            assertThat(failureOfReplier(ctx -> {}))
                    .isEqualTo(
                            REQUEST + ": handled a request to /a/portals/oracle without an answer; call reply, fail or"
                                    + " replyTo");
            assertThat(twinOfReplier(ctx -> ctx.fail("no"))).containsExactly("failed REFUSED");
            assertThat(run(ctx -> ctx.tell(ORACLE, new Question("?")), ctx -> {}))
                    .isEmpty();
        }

        private static volatile ReplierContext<String, String> leaked;

        @Test
        void byTheContextOfARequestThatWasHandledBefore() throws Exception {
            assertThat(failureOf(() -> run(askingItself(true), "acting")))
                    .isEqualTo(TASK + ": continuation Confirmed[late=true] of key 7 failed:"
                            + " java.lang.IllegalStateException: " + TASK
                            + ": answers, but handles no request; keep the"
                            + " request's replyTo() and answer that");
            assertThat(run(askingItself(false), "acting")).containsExactly("confirmed 42");
        }

        private Application askingItself(boolean late) {
            return Application.named(
                    "a", app -> app.workflow("acting", app.generator("seven", Generator.of(Long.class, 7L)))
                            .keyBy(String.class, n -> "" + n)
                            .process("task", String.class, new AskingItself(late))
                            .replies(ORACLE, new Leaking())
                            .sink());
        }

        record AskingItself(boolean late) implements Task<Long, String> {
            @Override
            public Uses uses() {
                return Uses.nothing().asks(ORACLE).resumes(Confirmed.class);
            }

            @Override
            public void process(Long number, TaskContext<String> ctx) {
                ctx.ask(ORACLE, new Question("" + number)).then(new Confirmed(late));
            }
        }

        record Leaking() implements Replier<Question, String, String> {
            @Override
            public void request(Question question, ReplierContext<String, String> ctx) {
                leaked = ctx;
                ctx.reply("42");
            }
        }

        record Confirmed(boolean late) implements OnReply<String, String> {
            @Override
            public void resume(String answer, TaskContext<String> ctx) {
                if (late) {
                    leaked.reply("43");
                }
                ctx.emit("confirmed " + answer);
            }

            @Override
            public void failed(PortalFailure why, TaskContext<String> ctx) {}
        }
    }

    @Nested
    class Contexts {
        @Test
        void stateThatIsNotDeclared() throws Exception {
            String undeclared =
                    EVENT + ": uses state \"undeclared\", which it does not declare; add it to uses(): declared"
                            + " are [declared]";
            assertThat(failure(ctx -> ctx.get(UNDECLARED))).isEqualTo(undeclared);
            assertThat(failure(ctx -> ctx.set(UNDECLARED, 1L))).isEqualTo(undeclared);
            assertThat(failure(ctx -> ctx.clear(UNDECLARED))).isEqualTo(undeclared);
            assertThat(twin(ctx -> ctx.emit("" + ctx.update(DECLARED, n -> n + 1))))
                    .containsExactly("2");
        }

        @Test
        void theKeyAsAnotherType() throws Exception {
            assertThat(failure(ctx -> ctx.key(String.class)))
                    .isEqualTo(TASK + ": event 7 of key 7 failed: java.lang.IllegalArgumentException: " + TASK
                            + ": asks for its key as java.lang.String, but keys are java.lang.Long");
            assertThat(twin(ctx -> ctx.emit("" + ctx.key(Long.class)))).containsExactly("7");
        }

        @Test
        void anEventThatIsNull() {
            assertThat(failure(ctx -> ctx.emit(null)))
                    .isEqualTo(TASK + ": event 7 of key 7 failed: java.lang.NullPointerException: " + TASK
                            + ": emits null; an event cannot be null");
        }

        private static volatile TaskContext<String> leaked;

        @Test
        void afterTheirHandlerReturned() {
            assertThat(failureOf(() -> run(
                            ctx -> {
                                leaked = ctx;
                                ctx.ask(ORACLE, new Question("?")).then(new Heard());
                            },
                            ctx -> leaked.emit("late"))))
                    .isEqualTo(REQUEST.substring(0, REQUEST.lastIndexOf(REPLIER)) + TASK
                            + ": its context was used after its handler returned; use it inside the handler only, and"
                            + " keep what lasts in state or in a continuation");
        }

        @Test
        void inAnotherThread() throws Exception {
            assertThat(failure(ctx -> onAnotherThread(() -> ctx.emit("late"))))
                    .isEqualTo(EVENT
                            + ": its context was used by another thread; use it inside the handler only, and keep what"
                            + " lasts in state or in a continuation");
            assertThat(twin(ctx -> {
                        onAnotherThread(() -> {});
                        ctx.emit("in time");
                    }))
                    .containsExactly("in time");
        }

        private static void onAnotherThread(Runnable runnable) throws Exception {
            try {
                CompletableFuture.runAsync(runnable).get();
            } catch (ExecutionException e) {
                throw (Exception) e.getCause();
            }
        }
    }

    @Nested
    class FailuresOfUsersCode {
        private static final String BOOM = " failed: java.lang.IllegalStateException: boom";

        private static <T> T boom() {
            throw new IllegalStateException("boom");
        }

        @Test
        void ofATaskNameItsEventAndKey() {
            assertThat(failure(ctx -> boom())).isEqualTo(TASK + ": event 7 of key 7" + BOOM);
        }

        @Test
        void ofAReplierNameTheRequestAndKey() {
            assertThat(failureOfReplier(ctx -> boom()))
                    .isEqualTo(REPLIER + ": request to /a/portals/oracle Question[text=?] of key ?" + BOOM);
        }

        record Failing() implements OnReply<String, String> {
            @Override
            public void resume(String answer, TaskContext<String> ctx) {
                boom();
            }

            @Override
            public void failed(PortalFailure why, TaskContext<String> ctx) {}
        }

        record AskingToFail() implements Task<Long, String> {
            @Override
            public Uses uses() {
                return Uses.nothing().asks(ORACLE).resumes(Failing.class);
            }

            @Override
            public void process(Long number, TaskContext<String> ctx) {
                ctx.ask(ORACLE, new Question("?")).then(new Failing());
            }
        }

        @Test
        void ofAContinuationNameIt() {
            Application a = Application.named("a", app -> {
                app.workflow("acting", app.generator("seven", Generator.of(Long.class, 7L)))
                        .keyBy(Long.class, n -> n)
                        .process("task", String.class, new AskingToFail())
                        .sink();
                app.workflow("answering", app.generator("none", Generator.range(0, 0, 1)))
                        .keyBy(String.class, n -> "" + n)
                        .process("task", String.class, new Acting(ctx -> {}))
                        .replies(ORACLE, new Answering(ctx -> ctx.reply("42")))
                        .sink();
            });
            assertThat(failureOf(() -> run(a, "acting"))).isEqualTo(TASK + ": continuation Failing[] of key 7" + BOOM);
        }

        @Test
        void ofAStatelessStepNameItAndNotTheTaskBefore() {
            assertThat(failureOf(() -> run(ring("map"), "ring")))
                    .isEqualTo("/a/workflows/ring/map-2: event word of 7" + BOOM);
            assertThat(failureOf(() -> run(ring("keyBy"), "ring")))
                    .isEqualTo("/a/workflows/ring/keyBy-1: event again word of 7" + BOOM);
        }

        @Test
        void ofAPlainStatelessStepNameIt() {
            Application a = Application.named(
                    "a", app -> app.workflow("plain", app.generator("seven", Generator.of(Long.class, 7L)))
                            .map(String.class, n -> boom())
                            .sink());
            assertThat(failureOf(() -> run(a, "plain"))).isEqualTo("/a/workflows/plain/map-1: event 7" + BOOM);
        }

        /** A cycle that fails in its second round, in the step of that kind. */
        private static Application ring(String failing) {
            return Application.named("a", app -> {
                var all = app.sequencer("all", String.class);
                app.connect(
                        app.workflow("start", app.generator("seven", Generator.of(Long.class, 7L)))
                                .map(String.class, n -> "word of " + n)
                                .sink(),
                        all);
                app.connect(
                        app.workflow("ring", all)
                                .map(String.class, word -> word)
                                .keyBy(
                                        String.class,
                                        word -> failing.equals("keyBy") && word.startsWith("again") ? boom() : word)
                                .process("task", String.class, new Again())
                                .unkeyed()
                                .map(String.class, word -> failing.equals("map") ? boom() : "again " + word)
                                .sink(),
                        all);
            });
        }
    }

    record Again() implements Task<String, String> {
        @Override
        public void process(String word, TaskContext<String> ctx) {
            ctx.emit(word);
        }
    }
}
