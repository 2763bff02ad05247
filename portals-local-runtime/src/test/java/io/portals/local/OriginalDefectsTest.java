package io.portals.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.KeyedPortal;
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
import io.portals.local.run.Interleaving;
import io.portals.local.run.TaskFailedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Defects of the runtime that came with the paper, none of which this one may have. */
final class OriginalDefectsTest {
    // Replies were lost when identifiers of asks collided ---------------------------------------------------------

    record Question(long number) {}

    static final KeyedPortal<Long, Question, Long> DOUBLE = KeyedPortal.at(
            "/asks/portals/double", Question.class, Long.class, Long.class, question -> question.number() % 16);

    /** Asks for twice the number, and counts right answers. */
    record Asking(boolean limited) implements Task<Long, Long> {
        static final PerKey<Long> RIGHT = State.perKey("right", Long.class).orElse(0L);

        @Override
        public Uses uses() {
            return Uses.state(RIGHT).asks(DOUBLE).resumes(Doubled.class);
        }

        @Override
        public void process(Long number, TaskContext<Long> ctx) {
            var ask = ctx.ask(DOUBLE, new Question(number));
            (limited ? ask.within(Duration.ofHours(1)) : ask).then(new Doubled(number));
        }
    }

    record Doubled(long number) implements OnReply<Long, Long> {
        @Override
        public void resume(Long doubled, TaskContext<Long> ctx) {
            if (doubled != 2 * number) {
                throw new IllegalStateException("the answer to " + doubled / 2 + " came for " + number);
            }
            ctx.update(Asking.RIGHT, n -> n + 1);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<Long> ctx) {}
    }

    record Doubling() implements Replier<Question, Long, Long> {
        @Override
        public void request(Question question, ReplierContext<Long, Long> ctx) {
            ctx.reply(2 * question.number());
        }
    }

    private static Application asks(long number, boolean limited) {
        return Application.named("asks", app -> {
            app.workflow("askers", app.generator("numbers", Generator.range(0, number, 1_000)))
                    .keyBy(Long.class, n -> n % 8)
                    .process("asker", Long.class, new Asking(limited))
                    .sink();
            app.workflow("doubles", app.generator("none", Generator.empty(Long.class)))
                    .keyBy(Long.class, n -> n)
                    .process("double", Long.class, Tasks.nothing())
                    .replies(DOUBLE, new Doubling())
                    .sink();
        });
    }

    /** Asks so often, and prints how many replies were right. */
    static final class AskOften {
        private AskOften() {}

        public static void main(String[] arguments) {
            long number = Long.getLong("number");
            LocalRuntime run = LocalRuntime.unverified(1)
                    .interleaving(Interleaving.EVERYWHERE)
                    .keeping(0, false)
                    .launch(asks(number, Boolean.getBoolean("limited")));
            while (run.step().isPresent()) {}
            long right = 0;
            for (Object key : run.task("/asks/workflows/askers/asker").keys()) {
                right += run.task("/asks/workflows/askers/asker").key(key).get(Asking.RIGHT);
            }
            System.out.println(right + " right, " + run.pendingAsks().size() + " pending");
        }
    }

    /** In a heap that could not hold what is left behind by each. */
    @Test
    void tenMillionAsksGetEachItsReplyInBoundedMemory() throws Exception {
        assertThat(ChildJvm.run(List.of("-Xmx48m", "-Dnumber=10000000"), AskOften.class))
                .isEqualTo("10000000 right, 0 pending\n");
    }

    @Test
    void asksWithALimitThatAreAnsweredLeaveNothingBehind() throws Exception {
        assertThat(ChildJvm.run(List.of("-Xmx48m", "-Dnumber=2000000", "-Dlimited=true"), AskOften.class))
                .isEqualTo("2000000 right, 0 pending\n");
    }

    // Outputs and state of an atom that failed were kept ----------------------------------------------------------

    private static final Input<Long> NUMBERS = Input.at("/app/inputs/numbers", Long.class);
    private static final AtomicStream<String> LINES = AtomicStream.at("/app/workflows/w/stream", String.class);
    private static final AtomicBoolean FAILING = new AtomicBoolean();

    record FailingAtThree() implements Task<Long, String> {
        static final PerKey<Long> SUM = State.perKey("sum", Long.class).orElse(0L);

        @Override
        public Uses uses() {
            return Uses.state(SUM);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            ctx.emit(number + " makes " + ctx.update(SUM, sum -> sum + number));
            if (number == 3 && FAILING.get()) {
                throw new IllegalStateException("three");
            }
        }
    }

    @Test
    void anAtomThatFailsKeepsNothing() {
        LocalRuntime run = LocalRuntime.seeded(1)
                .launch(Application.named("app", app -> app.workflow("w", app.input("numbers", Long.class))
                        .keyBy(String.class, number -> "all")
                        .process("sum", String.class, new FailingAtThree())
                        .sink()));
        run.input(NUMBERS).send(1L).send(2L, 3L, 4L);
        FAILING.set(true);

        assertThatThrownBy(run::untilIdle)
                .isInstanceOf(TaskFailedException.class)
                .hasMessageContaining("event 3 of key all failed");

        assertThat(run.output(LINES)).containsExactly("1 makes 1");
        assertThat(run.task("/app/workflows/w/sum").key("all").get(FailingAtThree.SUM))
                .isEqualTo(1);
        FAILING.set(false);
        assertThat(run.untilIdle().output(LINES)).containsExactly("1 makes 1", "2 makes 3", "3 makes 6", "4 makes 10");
    }

    // One of two workflows that read a stream of their application got nothing ------------------------------------

    @Test
    void aStreamIsReadByEachWorkflowThatReadsIt() {
        AtomicStream<Long> other = AtomicStream.at("/app/workflows/v/stream", Long.class);
        LocalRuntime run = LocalRuntime.seeded(1).launch(Application.named("app", app -> {
            AtomicStream<Long> numbers = app.input("numbers", Long.class);
            app.workflow("w", numbers).map(String.class, number -> "" + number).sink();
            app.workflow("v", numbers).sink();
        }));
        run.input(NUMBERS).send(1L, 2L).send(3L);
        run.untilIdle();
        assertThat(run.output(LINES)).containsExactly("1", "2", "3");
        assertThat(run.output(other)).containsExactly(1L, 2L, 3L);
    }

    // Keys whose hashes are the same shared their state -----------------------------------------------------------

    record Count() implements Task<String, String> {
        static final PerKey<Long> COUNT = State.perKey("count", Long.class).orElse(0L);

        @Override
        public Uses uses() {
            return Uses.state(COUNT);
        }

        @Override
        public void process(String word, TaskContext<String> ctx) {
            ctx.emit(word + " " + ctx.update(COUNT, n -> n + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"Aa BB", "AaAa BBBB AaBB BBAa"})
    void keysWhoseHashesAreTheSameHaveStateOfTheirOwn(String words) {
        List<String> keys = List.of(words.split(" "));
        assertThat(keys).allSatisfy(key -> assertThat(key).hasSameHashCodeAs(keys.get(0)));
        LocalRuntime run = LocalRuntime.seeded(1)
                .launch(Application.named("app", app -> app.workflow("w", app.input("words", String.class))
                        .keyBy(String.class, word -> word)
                        .process("count", String.class, new Count())
                        .sink()));
        run.input(Input.at("/app/inputs/words", String.class)).sendAtom(keys).sendAtom(keys);
        run.untilIdle();
        assertThat(run.output(LINES).atoms())
                .containsExactly(
                        keys.stream().map(key -> key + " 1").toList(),
                        keys.stream().map(key -> key + " 2").toList());
    }
}
