package io.portals.local.testkit;

import static io.portals.local.testkit.PortalsAssertions.assertThat;
import static io.portals.local.testkit.PortalsAssertions.assertThatThrownBy;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.KeyedPortal;
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
import io.portals.local.LocalRuntime;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A failure shows what was expected, what was there, and how it came to that; what holds passes. */
final class PortalsAssertionsTest {
    record Question(String key) {}

    static final KeyedPortal<String, Question, String> ORACLE =
            KeyedPortal.at("/a/portals/oracle", Question.class, String.class, String.class, Question::key);
    static final AtomicStream<String> HEARD = AtomicStream.at("/a/workflows/asking/stream", String.class);
    static final String TASK = "/a/workflows/asking/ask";
    static final PerKey<Integer> ASKED = State.perKey("asked", Integer.class).orElse(0);

    record AskOracle() implements Task<String, String> {
        @Override
        public Uses uses() {
            return Uses.state(ASKED).asks(ORACLE).resumes(Heard.class);
        }

        @Override
        public void process(String event, TaskContext<String> ctx) {
            ctx.update(ASKED, n -> n + 1);
            ctx.ask(ORACLE, new Question(event)).within(Duration.ofSeconds(1)).then(new Heard());
            ctx.emit("asked " + event);
        }
    }

    record Heard() implements OnReply<String, String> {
        @Override
        public void resume(String reply, TaskContext<String> ctx) {
            ctx.emit(reply);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.emit(why.kind().toString());
        }
    }

    /** Answers when the next event comes. */
    record Silent() implements Task<String, String>, Replier<Question, String, String> {
        static final PerKey<ReplyTo<String>> ASKER =
                State.perKey("asker", new io.portals.api.Type<ReplyTo<String>>() {});

        @Override
        public Uses uses() {
            return Uses.state(ASKER);
        }

        @Override
        public void process(String event, TaskContext<String> ctx) {}

        @Override
        public void request(Question request, ReplierContext<String, String> ctx) {
            ctx.set(ASKER, ctx.replyTo());
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.reply(ctx.get(ASKER), "too late");
        }
    }

    private LocalRuntime run;

    @BeforeEach
    void oneQuestionIsAsked() {
        run = LocalRuntime.seeded(1).launch(Application.named("a", app -> {
            app.workflow("oracle", app.generator("none", Generator.empty(String.class)))
                    .keyBy(String.class, key -> key)
                    .process("answer", String.class, new Silent())
                    .replies(ORACLE, new Silent())
                    .sink();
            app.workflow("asking", app.generator("one", Generator.of(String.class, "why")))
                    .keyBy(String.class, key -> key)
                    .process("ask", String.class, new AskOracle())
                    .sink();
        }));
        run.untilIdle();
    }

    @Test
    void ofAnOutput() {
        assertThat(run.output(HEARD)).containsExactly("asked why");
        assertThatThrownBy(() -> assertThat(run.output(HEARD)).containsExactly("asked how"))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("/a/workflows/asking/stream after these steps:")
                .hasMessageContaining("1 /a/generators/one generates [why]")
                .hasMessageContaining("2 /a/workflows/asking processes [why] from /a/generators/one; asks 1; publishes"
                        + " [asked why]")
                .hasMessageContaining("[\"asked why\"]")
                .hasMessageContaining("[\"asked how\"]");
    }

    @Test
    void ofPartOfAnOutput() {
        assertThat(run.output(HEARD)).filteredOn(event -> event.contains("why")).hasSize(1);
        assertThatThrownBy(() -> assertThat(run.output(HEARD))
                        .filteredOn(event -> event.contains("how"))
                        .hasSize(1))
                .hasMessageContaining("after these steps:");
    }

    @Test
    void ofAnOutputByAtom() {
        assertThat(run.output(HEARD)).atoms().containsExactly(List.of("asked why"));
        assertThatThrownBy(() -> assertThat(run.output(HEARD)).atoms().isEmpty())
                .hasMessageContaining("by atom after these steps:");
    }

    @Test
    void aDescriptionOfTheUsersOwnKeepsTheSteps() {
        assertThatThrownBy(() ->
                        assertThat(run.output(HEARD)).as("what ann %s", "heard").isEmpty())
                .hasMessageContaining("what ann heard after these steps:\n1 ");
    }

    @Test
    void ofState() {
        assertThat(run.task(TASK).key("why")).has(ASKED, 1);
        assertThat(run.task(TASK).key("how")).has(ASKED, 0).hasNoPendingAsks();
        assertThatThrownBy(() -> assertThat(run.task(TASK).key("why")).has(ASKED, 2))
                .hasMessageContaining(TASK + " of key why after these steps:")
                .hasMessageContaining("Expecting state \"asked\" to be:\n  2\nbut it is:\n  1");
    }

    @Test
    void ofPendingAsks() {
        assertThat(run).pendingAsks().singleElement().satisfies(ask -> {
            assertThat(ask.key()).isEqualTo("why");
            assertThat(ask.continuation()).isEqualTo(new Heard());
        });
        assertThatThrownBy(() -> assertThat(run).hasNoPendingAsks())
                .hasMessageContaining("pending asks after these steps:")
                .hasMessageContaining(TASK + " of key why asked /a/portals/oracle");
        assertThatThrownBy(() -> assertThat(run.task(TASK).key("why")).hasNoPendingAsks())
                .hasMessageContaining("pending asks of " + TASK + " of key why after these steps:");
        run.advance(Duration.ofSeconds(1));
        assertThat(run).hasNoPendingAsks();
        assertThat(run.output(HEARD)).endsWith("TIMEOUT");
    }

    @Test
    void ofDeadLetters() {
        assertThat(run).hasNoDeadLetters();
        run.untilComplete();
        assertThat(run).deadLetters().singleElement().satisfies(letter -> {
            assertThat(letter.path()).isEqualTo(TASK);
            assertThat(letter.key()).isEqualTo("why");
            assertThat(letter.event()).isEqualTo("too late");
        });
        assertThatThrownBy(() -> assertThat(run).hasNoDeadLetters()).hasMessageContaining("too late");
    }

    @Test
    void ofBeingComplete() {
        assertThatThrownBy(() -> assertThat(run).isComplete()).hasMessageContaining("something is left to do");
        run.untilComplete();
        assertThat(run).isComplete();
    }
}
