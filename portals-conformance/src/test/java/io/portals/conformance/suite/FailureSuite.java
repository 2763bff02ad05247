package io.portals.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.Generator;
import io.portals.api.Sequencer;
import io.portals.api.state.Uses;
import io.portals.api.task.OnReply;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.api.task.Tasks;
import org.junit.jupiter.api.Test;

/** A failure of the user's own code names the step, what it handled, and the key. */
public abstract class FailureSuite extends OneEventSuite {
    private static final String BOOM = " failed: java.lang.IllegalStateException: boom";

    private static <T> T boom() {
        throw new IllegalStateException("boom");
    }

    @Test
    void ofATask() throws Exception {
        assertThat(failure(ctx -> boom())).isEqualTo(TASK + ": event 7 of key 7" + BOOM);
    }

    @Test
    void ofAReplier() throws Exception {
        assertThat(failureOfReplier(ctx -> boom()))
                .isEqualTo(REPLIER + ": request to /misuse/portals/oracle Question[text=?] of key ?" + BOOM);
    }

    // Continuations and completions -------------------------------------------------------------------------------

    record Failing() implements OnReply<String, String> {
        @Override
        public void resume(String answer, TaskContext<String> ctx) {
            boom();
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            boom();
        }
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

    private static Program askingToFail(Answer answer) {
        return program(Application.named("misuse", app -> {
            app.workflow("acting", app.input("seven", Long.class))
                    .keyBy(Long.class, n -> n)
                    .process("task", String.class, new AskingToFail())
                    .sink();
            app.workflow("answering", app.generator("none", Generator.empty(Long.class)))
                    .keyBy(String.class, n -> "" + n)
                    .process("task", String.class, Tasks.nothing())
                    .replies(ORACLE, new Answering(answer))
                    .sink();
        }));
    }

    @Test
    void ofAContinuation() throws Exception {
        assertThat(anyWay().failureOf(askingToFail(ctx -> ctx.reply("42"))))
                .isEqualTo(TASK + ": continuation Failing[] of key 7" + BOOM);
        assertThat(anyWay().failureOf(askingToFail(ctx -> ctx.fail("no"))))
                .isEqualTo(TASK + ": continuation (failed) Failing[] of key 7" + BOOM);
    }

    record CompletingToFail() implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Uses.state(DECLARED);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            ctx.set(DECLARED, number);
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            boom();
        }
    }

    @Test
    void ofACompletion() throws Exception {
        assertThat(anyWay().failureOf(program(
                        Application.named("misuse", app -> app.workflow("acting", app.input("seven", Long.class))
                                .keyBy(Long.class, n -> n)
                                .process("task", String.class, new CompletingToFail())
                                .sink()))))
                .isEqualTo(TASK + ": onComplete of key 7" + BOOM);
    }

    // Stateless steps, alone and behind a task that must not be blamed for them -----------------------------------

    @Test
    void ofAStatelessStep() throws Exception {
        assertThat(anyWay().failureOf(program(
                        Application.named("misuse", app -> app.workflow("acting", app.input("seven", Long.class))
                                .map(String.class, n -> boom())
                                .sink()))))
                .isEqualTo("/misuse/workflows/acting/map-1: event 7" + BOOM);
    }

    record Again() implements Task<String, String> {
        @Override
        public void process(String word, TaskContext<String> ctx) {
            ctx.emit(word);
        }
    }

    /** A cycle that fails in its second round, in the step of that kind. */
    private static Program ring(String failing) {
        return program(Application.named("misuse", app -> {
            Sequencer<String> all = app.sequencer("all", String.class);
            app.connect(
                    app.workflow("start", app.input("seven", Long.class))
                            .map(String.class, n -> "word of " + n)
                            .sink(),
                    all);
            app.connect(
                    app.workflow("acting", all)
                            .map(String.class, word -> word)
                            .keyBy(
                                    String.class,
                                    word -> failing.equals("keyBy") && word.startsWith("again") ? boom() : word)
                            .process("task", String.class, new Again())
                            .unkeyed()
                            .map(String.class, word -> failing.equals("map") ? boom() : "again " + word)
                            .sink(),
                    all);
        }));
    }

    @Test
    void ofAStepInACycle() throws Exception {
        assertThat(anyWay().failureOf(ring("map"))).isEqualTo("/misuse/workflows/acting/map-2: event word of 7" + BOOM);
        assertThat(anyWay().failureOf(ring("keyBy")))
                .isEqualTo("/misuse/workflows/acting/keyBy-1: event again word of 7" + BOOM);
    }
}
