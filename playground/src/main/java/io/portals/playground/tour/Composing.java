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

/** Two workflows read what a third one produces. */
public final class Composing {
    private Composing() {}

    record Warmest() implements Task<Long, Long> {
        static final PerKey<Long> WARMEST = State.perKey("warmest", Long.class).orElse(0L);

        @Override
        public Uses uses() {
            return Uses.state(WARMEST);
        }

        @Override
        public void process(Long degrees, TaskContext<Long> ctx) {
            if (degrees > ctx.get(WARMEST)) {
                ctx.set(WARMEST, degrees);
                ctx.emit(degrees);
            }
        }
    }

    public static List<Application> applications() {
        return List.of(Application.named("weather", app -> {
            List<List<Long>> atoms = List.of(List.of(18L, 21L), List.of(25L, 31L), List.of(29L));
            AtomicStream<Long> readings = app.generator("celsius", Generator.atoms(Type.of(Long.class), atoms));
            AtomicStream<Long> fahrenheit = app.workflow("fahrenheit", readings)
                    .map(Long.class, celsius -> celsius * 2 + 30)
                    .sink();
            app.workflow("alarm", fahrenheit).filter(degrees -> degrees > 80).sink();
            app.workflow("warmest", fahrenheit)
                    .keyBy(String.class, degrees -> "all")
                    .process("record", Long.class, new Warmest())
                    .sink();
        }));
    }
}
