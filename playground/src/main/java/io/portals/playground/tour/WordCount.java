package io.portals.playground.tour;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Type;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import java.util.List;

/** How often each word has come so far. */
public final class WordCount {
    private WordCount() {}

    record Count() implements Task<String, String> {
        static final PerKey<Long> COUNT = State.perKey("count", Long.class).orElse(0L);

        @Override
        public Uses uses() {
            return Uses.state(COUNT);
        }

        @Override
        public void process(String word, TaskContext<String> ctx) {
            ctx.emit(word + " " + ctx.update(COUNT, count -> count + 1));
        }
    }

    public static List<Application> applications() {
        return List.of(Application.named("words", app -> {
            AtomicStream<String> lines = app.generator(
                    "lines",
                    Generator.atoms(
                            Type.of(String.class),
                            List.of(
                                    List.of("the quick fox"),
                                    List.of("jumps over the dog"),
                                    List.of("the dog sleeps"))));
            app.workflow("counts", lines)
                    .flatMap(String.class, line -> List.of(line.split(" ")))
                    .keyBy(String.class, word -> word)
                    .process("count", String.class, new Count())
                    .sink();
        }));
    }
}
