package io.portals.api.samples;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Input;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import java.util.List;

/** Counts words: stateless steps, a key, one task with state. */
final class WordCount {
    private WordCount() {}

    record Count(String word, long count) {}

    static final Input<String> LINES = Input.at("/word-count/inputs/lines", String.class);
    static final AtomicStream<Count> COUNTS = AtomicStream.at("/word-count/workflows/counts/stream", Count.class);

    record CountWords() implements Task<String, Count> {
        static final PerKey<Long> COUNT = State.perKey("count", Long.class).orElse(0L);

        @Override
        public Uses uses() {
            return Uses.state(COUNT);
        }

        @Override
        public void process(String word, TaskContext<Count> ctx) {
            ctx.emit(new Count(word, ctx.update(COUNT, n -> n + 1)));
        }
    }

    static Application application() {
        return Application.named("word-count", app -> app.workflow("counts", app.input("lines", String.class))
                .flatMap(String.class, line -> List.of(line.split("\\s+")))
                .keyBy(String.class, word -> word)
                .process("count", Count.class, new CountWords())
                .sink());
    }
}
