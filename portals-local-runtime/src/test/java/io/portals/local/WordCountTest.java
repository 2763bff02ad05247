package io.portals.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Input;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a new user writes first. */
final class WordCountTest {
    static final Input<String> LINES = Input.at("/words/inputs/lines", String.class);
    static final AtomicStream<String> COUNTS = AtomicStream.at("/words/workflows/counts/stream", String.class);

    record CountWords() implements Task<String, String> {
        static final PerKey<Long> COUNT = State.perKey("count", Long.class).orElse(0L);

        @Override
        public Uses uses() {
            return Uses.state(COUNT);
        }

        @Override
        public void process(String word, TaskContext<String> ctx) {
            ctx.emit(word + " " + ctx.update(COUNT, n -> n + 1));
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit(ctx.key(String.class) + " = " + ctx.get(COUNT));
        }
    }

    private static Application words() {
        return Application.named("words", app -> app.workflow("counts", app.input("lines", String.class))
                .flatMap(String.class, line -> List.of(line.split(" ")))
                .keyBy(String.class, word -> word)
                .process("count", String.class, new CountWords())
                .sink());
    }

    @Test
    void countsWords() {
        LocalRuntime run = LocalRuntime.seeded(42).launch(words());

        run.input(LINES).send("to be or", "not to be");
        run.untilIdle();

        assertThat(run.output(COUNTS)).containsExactly("to 1", "be 1", "or 1", "not 1", "to 2", "be 2");
        assertThat(run.task("/words/workflows/counts/count").key("be").get(CountWords.COUNT))
                .isEqualTo(2);
        assertThat(run.isComplete()).isFalse();
    }

    @Test
    void completesWhenItsInputHasEnded() {
        LocalRuntime run = LocalRuntime.seeded(42).launch(words());

        run.input(LINES).send("to be or").send("be").end();
        run.untilIdle();

        assertThat(run.output(COUNTS).atoms())
                .containsExactly(
                        List.of("to 1", "be 1", "or 1"), List.of("be 2"), List.of("to = 1", "be = 2", "or = 1"));
        assertThat(run.isComplete()).isTrue();
    }

    @Test
    void nothingIsLostOrDoubledWhereverItCrashes() {
        LocalRuntime run = LocalRuntime.seeded(42).launch(words());
        run.input(LINES).send("to be or").send("not to be").end();

        int crashes = 0;
        while (run.crashAndRecover(2) | run.step().isPresent()) {
            crashes++;
        }

        assertThat(crashes).isEqualTo(5);
        assertThat(run.output(COUNTS))
                .containsExactly(
                        "to 1", "be 1", "or 1", "not 1", "to 2", "be 2", "to = 2", "be = 2", "or = 1", "not = 1");
        assertThat(run.trace())
                .hasToString(
                        """
                1 /words/inputs/lines receives [to be or]
                2 /words/inputs/lines receives [not to be]
                3 /words/workflows/counts processes [to be or] from /words/inputs/lines; publishes [to 1, be 1, or 1]
                4 /words/workflows/counts processes [not to be] from /words/inputs/lines; publishes [not 1, to 2, be 2]
                5 /words/workflows/counts/count completes [to, be, or, not]; publishes [to = 2, be = 2, or = 1, not = 1]
                """);
    }
}
