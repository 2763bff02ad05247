package io.portals.playground.tour;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Type;
import io.portals.api.state.PerTask;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.FlowContext;
import io.portals.api.task.FlowTask;
import java.util.List;

/** The prices of each receipt are summed up. */
public final class Atoms {
    private Atoms() {}

    record Sum() implements FlowTask<Long, Long> {
        static final PerTask<Long> SUM = State.perTask(
                "sum", Long.class, 0L, all -> all.stream().mapToLong(sum -> sum).sum());

        @Override
        public Uses uses() {
            return Uses.state(SUM);
        }

        @Override
        public void process(Long price, FlowContext<Long> ctx) {
            ctx.update(SUM, sum -> sum + price);
        }

        @Override
        public void onAtomComplete(FlowContext<Long> ctx) {
            ctx.emit(ctx.get(SUM));
            ctx.set(SUM, 0L);
        }
    }

    public static List<Application> applications() {
        return List.of(Application.named("receipts", app -> {
            List<List<Long>> atoms = List.of(List.of(1L, 2L, 3L), List.of(10L, 20L), List.of(100L));
            AtomicStream<Long> receipts = app.generator("receipts", Generator.atoms(Type.of(Long.class), atoms));
            app.workflow("sums", receipts).process("sum", Long.class, new Sum()).sink();
        }));
    }
}
