package io.portals.playground.tour;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import java.util.List;

/** The squares of even numbers. */
public final class FilterAndMap {
    private FilterAndMap() {}

    public static List<Application> applications() {
        return List.of(Application.named("squares", app -> {
            AtomicStream<Long> numbers = app.generator("numbers", Generator.range(0, 12, 4));
            app.workflow("even", numbers)
                    .filter(n -> n % 2 == 0)
                    .map(Long.class, n -> n * n)
                    .sink();
        }));
    }
}
