package io.portals.playground.tour;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Splitter;
import io.portals.api.Type;
import java.util.List;

/** Light parcels go by bicycle, heavy ones by truck. */
public final class Splitting {
    private Splitting() {}

    public static List<Application> applications() {
        return List.of(Application.named("parcels", app -> {
            List<List<Long>> atoms = List.of(List.of(3L, 40L, 7L), List.of(12L, 65L), List.of(5L));
            AtomicStream<Long> weights = app.generator("weights", Generator.atoms(Type.of(Long.class), atoms));
            Splitter<Long> byWeight = app.splitter("by-weight", weights);
            AtomicStream<Long> light = app.branch(byWeight, "light", kilos -> kilos < 10);
            AtomicStream<Long> heavy = app.branch(byWeight, "heavy", kilos -> kilos >= 10);
            app.workflow("bicycle", light).sink();
            app.workflow("truck", heavy).sink();
        }));
    }
}
