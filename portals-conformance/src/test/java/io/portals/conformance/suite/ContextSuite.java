package io.portals.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.Flow;
import io.portals.api.Fn;
import io.portals.api.state.Uses;
import io.portals.api.task.OnReply;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.api.task.Tasks;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** What a context refuses, and when it is used after its handler; each mistake with a twin that ends well. */
public abstract class ContextSuite extends OneEventSuite {
    @Test
    void stateThatIsNotDeclared() throws Exception {
        String undeclared =
                TASK + ": uses state \"undeclared\", which it does not declare; add it to uses(): declared are"
                        + " [declared, names, prices]";
        assertThat(failure(ctx -> ctx.get(UNDECLARED))).startsWith(EVENT).endsWith(undeclared);
        assertThat(failure(ctx -> ctx.set(UNDECLARED, 1L))).startsWith(EVENT).endsWith(undeclared);
        assertThat(failure(ctx -> ctx.update(UNDECLARED, n -> 1L)))
                .startsWith(EVENT)
                .endsWith(undeclared);
        assertThat(failure(ctx -> ctx.clear(UNDECLARED))).startsWith(EVENT).endsWith(undeclared);
        assertThat(twin(ctx -> ctx.emit("" + ctx.update(DECLARED, n -> n + 1)))).containsExactly("2");
    }

    @Test
    void stateThatIsSetToNullHasItsInitialValueAgain() throws Exception {
        assertThat(twin(ctx -> {
                    ctx.set(DECLARED, 5L);
                    ctx.set(DECLARED, null);
                    ctx.emit("" + ctx.get(DECLARED));
                    ctx.set(DECLARED, 5L);
                    ctx.clear(DECLARED);
                    ctx.emit("" + ctx.get(DECLARED));
                    ctx.set(DECLARED, 5L);
                    ctx.emit("" + ctx.get(DECLARED));
                }))
                .containsExactly("1", "1", "5");
    }

    @Test
    void theKeyAsAnotherType() throws Exception {
        assertThat(failure(ctx -> ctx.key(String.class)))
                .startsWith(EVENT)
                .endsWith(TASK + ": asks for its key as java.lang.String, but keys are java.lang.Long");
        assertThat(twin(ctx -> ctx.emit("" + ctx.key(Long.class)))).containsExactly("7");
    }

    @Test
    void theTaskAsAnotherClass() throws Exception {
        assertThat(failure(ctx -> ctx.task(Tasks.identity().getClass())))
                .startsWith(EVENT)
                .endsWith(
                        "/misuse/workflows/acting/task: asks for its task as a io.portals.api.task.Tasks$Identity, but it is"
                                + " a " + Acting.class.getName()
                                + "; a continuation or a timer belongs to the task under whose context it was saved");
        assertThat(twin(ctx -> ctx.emit(ctx.task(Acting.class).getClass().getSimpleName())))
                .containsExactly("Acting");
    }

    @Test
    void anEventThatIsNull() throws Exception {
        assertThat(failure(ctx -> ctx.emit(null)))
                .startsWith(EVENT)
                .endsWith(TASK + ": emits null; an event cannot be null");
        assertThat(twin(ctx -> ctx.emit(""))).containsExactly("");
    }

    private static Program acting(UnaryOperator<Flow<Long>> steps) {
        return program(
                Application.named("misuse", app -> steps.apply(app.workflow("acting", app.input("seven", Long.class)))
                        .map(String.class, n -> "" + n)
                        .sink()));
    }

    @Test
    void anEventThatAFunctionGivesAsNull() throws Exception {
        String remedy =
                ": event 7 failed: java.lang.NullPointerException: gives null; an event cannot be null, use filter or"
                        + " flatMap to leave one out";
        assertThat(anyWay().failureOf(acting(flow -> flow.map(Long.class, n -> null))))
                .isEqualTo("/misuse/workflows/acting/map-1" + remedy);
        assertThat(anyWay().failureOf(acting(flow -> flow.flatMap(Long.class, n -> null))))
                .isEqualTo("/misuse/workflows/acting/flatMap-1" + remedy);
        assertThat(anyWay().failureOf(acting(flow -> flow.flatMap(Long.class, n -> Arrays.asList(n, null)))))
                .isEqualTo("/misuse/workflows/acting/flatMap-1" + remedy);
        assertThat(run(acting(flow -> flow.map(Long.class, n -> n).flatMap(Long.class, n -> Arrays.asList(n, n)))))
                .containsExactly("7", "7");
    }

    @Test
    void aPredicateThatGivesNull() throws Exception {
        assertThat(anyWay().failureOf(acting(flow -> flow.filter(n -> null))))
                .startsWith("/misuse/workflows/acting/filter-1: event 7 failed: java.lang.NullPointerException: ");
        assertThat(run(acting(flow -> flow.filter(n -> true)))).containsExactly("7");
    }

    record UnderKey() implements Task<Long, String> {
        @Override
        public void process(Long event, TaskContext<String> ctx) {
            ctx.emit("under " + ctx.key(Long.class));
        }
    }

    private static Program keyed(Fn<Long, Long> keyOf) {
        return program(Application.named("misuse", app -> app.workflow("acting", app.input("seven", Long.class))
                .keyBy(Long.class, keyOf)
                .process("task", String.class, new UnderKey())
                .sink()));
    }

    @Test
    void aKeyThatIsNull() throws Exception {
        assertThat(anyWay().failureOf(keyed(n -> null)))
                .isEqualTo(
                        "/misuse/workflows/acting/keyBy-1: event 7 failed: java.lang.NullPointerException: gives the key"
                                + " null; filter such events out before, or give them a key of their own");
        assertThat(run(keyed(n -> n))).containsExactly("under 7");
    }

    // After its handler -------------------------------------------------------------------------------------------

    private static volatile TaskContext<String> leaked;

    @Test
    void afterItsHandlerReturned() throws Exception {
        String failure = anyWay().failureOf(program(
                ctx -> {
                    leaked = ctx;
                    ask(ctx);
                },
                ctx -> leaked.emit("late")));
        assertThat(failure)
                .startsWith(REQUEST)
                .endsWith(TASK
                        + ": its context was used after its handler returned; use it inside the handler only, and keep"
                        + " what lasts in state or in a continuation");
        assertThat(run(program(
                        ctx -> {
                            leaked = ctx;
                            leaked.emit("in time");
                            ask(ctx);
                        },
                        ctx -> ctx.reply("42"))))
                .containsExactlyInAnyOrder("in time", "heard 42");
    }

    private static volatile ReplierContext<String, String> leakedOfRequest;

    record Leaking() implements Replier<Question, String, String> {
        @Override
        public void request(Question question, ReplierContext<String, String> ctx) {
            leakedOfRequest = ctx;
            ctx.reply("42");
        }
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

    record Confirmed(boolean late) implements OnReply<String, String> {
        @Override
        public void resume(String answer, TaskContext<String> ctx) {
            if (late) {
                leakedOfRequest.reply("43");
            }
            ctx.emit("confirmed " + answer);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {}
    }

    private static Program askingItself(boolean late) {
        return program(Application.named("misuse", app -> app.workflow("acting", app.input("seven", Long.class))
                .keyBy(String.class, n -> "" + n)
                .process("task", String.class, new AskingItself(late))
                .replies(ORACLE, new Leaking())
                .sink()));
    }

    /** Whether it says that the request is gone, or that the context is, is up to the runtime. */
    @Test
    void ofARequestThatWasHandledBefore() throws Exception {
        assertThat(anyWay().failureOf(askingItself(true)))
                .startsWith(TASK + ": continuation Confirmed[late=true] of key 7 failed: ")
                .containsAnyOf(
                        TASK + ": answers, but handles no request; keep the request's replyTo() and answer that",
                        TASK
                                + ": its context was used after its handler returned; use it inside the handler only, and keep"
                                + " what lasts in state or in a continuation");
        assertThat(run(askingItself(false))).containsExactly("confirmed 42");
    }
}
