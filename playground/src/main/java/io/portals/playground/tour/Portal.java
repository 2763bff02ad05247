package io.portals.playground.tour;

import io.portals.api.Application;
import io.portals.api.Generator;
import io.portals.api.KeyedPortal;
import io.portals.api.Type;
import io.portals.api.state.Uses;
import io.portals.api.task.OnReply;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.api.task.Tasks;
import java.util.List;

/** A task asks another one, and goes on when the reply is there. */
public final class Portal {
    static final KeyedPortal<Long, Long, Long> SQUARE =
            KeyedPortal.at("/squares/portals/square", Long.class, Long.class, Long.class, n -> n);

    private Portal() {}

    record Square() implements Replier<Long, Long, String> {
        @Override
        public void request(Long n, ReplierContext<String, Long> ctx) {
            ctx.reply(n * n);
        }
    }

    record Asking() implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(SQUARE).resumes(Squared.class);
        }

        @Override
        public void process(Long n, TaskContext<String> ctx) {
            ctx.ask(SQUARE, n).then(new Squared(n));
        }
    }

    /** What is done when the reply is there: its components are kept until then, also by checkpoints. */
    record Squared(long n) implements OnReply<Long, String> {
        @Override
        public void resume(Long square, TaskContext<String> ctx) {
            ctx.emit(n + " squared is " + square);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.emit(n + ": " + why.reason());
        }
    }

    public static List<Application> applications() {
        return List.of(Application.named("squares", app -> {
            app.workflow("service", app.generator("nothing", Generator.empty(Long.class)))
                    .keyBy(Long.class, n -> n)
                    .process("squaring", String.class, Tasks.nothing())
                    .replies(SQUARE, new Square())
                    .sink();
            List<List<Long>> numbers = List.of(List.of(1L, 2L), List.of(3L));
            app.workflow("client", app.generator("numbers", Generator.atoms(Type.of(Long.class), numbers)))
                    .keyBy(Long.class, n -> n)
                    .process("asking", String.class, new Asking())
                    .sink();
        }));
    }
}
