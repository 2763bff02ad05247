package io.portals.playground.tour;

import io.portals.api.Application;
import io.portals.api.Generator;
import io.portals.api.KeyedPortal;
import io.portals.api.Type;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.OnReply;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import java.util.List;

/** A till sums up sales, and says how much there is when it is asked. */
public final class Service {
    static final KeyedPortal<String, String, Long> TOTAL =
            KeyedPortal.at("/till/portals/total", String.class, Long.class, String.class, request -> "till");

    private Service() {}

    record Till() implements Task<Long, Long>, Replier<String, Long, Long> {
        static final PerKey<Long> SUM = State.perKey("sum", Long.class).orElse(0L);

        @Override
        public Uses uses() {
            return Uses.state(SUM);
        }

        @Override
        public void process(Long price, TaskContext<Long> ctx) {
            ctx.update(SUM, sum -> sum + price);
        }

        @Override
        public void request(String question, ReplierContext<Long, Long> ctx) {
            ctx.reply(ctx.get(SUM));
        }
    }

    record Look() implements Task<String, String> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(TOTAL).resumes(Seen.class);
        }

        @Override
        public void process(String moment, TaskContext<String> ctx) {
            ctx.ask(TOTAL, "how much?").then(new Seen(moment));
        }
    }

    record Seen(String moment) implements OnReply<Long, String> {
        @Override
        public void resume(Long total, TaskContext<String> ctx) {
            ctx.emit(moment + ": " + total);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.emit(moment + ": " + why.reason());
        }
    }

    public static List<Application> applications() {
        return List.of(Application.named("till", app -> {
            List<List<Long>> sales = List.of(List.of(5L, 7L), List.of(20L), List.of(1L, 1L));
            app.workflow("sales", app.generator("sales", Generator.atoms(Type.of(Long.class), sales)))
                    .keyBy(String.class, price -> "till")
                    .process("till", Long.class, new Till())
                    .replies(TOTAL, new Till())
                    .sink();
            List<List<String>> moments = List.of(List.of("at noon"), List.of("at six"), List.of("at night"));
            app.workflow("owner", app.generator("moments", Generator.atoms(Type.of(String.class), moments)))
                    .keyBy(String.class, moment -> moment)
                    .process("look", String.class, new Look())
                    .sink();
        }));
    }
}
