package io.portals.playground.tour;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Sequencer;
import java.util.List;

/** Numbers go round, until they are 1. */
public final class Cycle {
    private Cycle() {}

    public static List<Application> applications() {
        return List.of(Application.named("collatz", app -> {
            AtomicStream<Long> starts = app.generator("starts", Generator.of(Long.class, 6L));
            Sequencer<Long> numbers = app.sequencer("numbers", Long.class);
            AtomicStream<Long> next = app.workflow("next", numbers)
                    .filter(n -> n != 1)
                    .map(Long.class, n -> n % 2 == 0 ? n / 2 : 3 * n + 1)
                    .sink();
            app.connect(starts, numbers);
            app.connect(next, numbers);
        }));
    }
}
