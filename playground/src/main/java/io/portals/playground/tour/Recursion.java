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
import io.portals.api.task.ReplyTo;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.api.task.Tasks;
import java.util.List;

/** Factorials, by a portal that asks itself. */
public final class Recursion {
    static final KeyedPortal<Long, Long, Long> FACTORIAL =
            KeyedPortal.at("/factorials/portals/factorial", Long.class, Long.class, Long.class, n -> n);

    private Recursion() {}

    record Multiply() implements Replier<Long, Long, String> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(FACTORIAL).resumes(Times.class);
        }

        @Override
        public void request(Long n, ReplierContext<String, Long> ctx) {
            if (n <= 1) {
                ctx.reply(1L);
            } else {
                ctx.ask(FACTORIAL, n - 1).then(new Times(n, ctx.replyTo()));
            }
        }
    }

    /** What a stack frame would be. */
    record Times(long n, ReplyTo<Long> caller) implements OnReply<Long, String> {
        @Override
        public void resume(Long smaller, TaskContext<String> ctx) {
            ctx.reply(caller, n * smaller);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.fail(caller, why.reason());
        }
    }

    record Wonder() implements Task<Long, String> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(FACTORIAL).resumes(Known.class);
        }

        @Override
        public void process(Long n, TaskContext<String> ctx) {
            ctx.ask(FACTORIAL, n).then(new Known(n));
        }
    }

    record Known(long n) implements OnReply<Long, String> {
        @Override
        public void resume(Long factorial, TaskContext<String> ctx) {
            ctx.emit(n + "! = " + factorial);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.emit(n + "!: " + why.reason());
        }
    }

    public static List<Application> applications() {
        return List.of(Application.named("factorials", app -> {
            app.workflow("service", app.generator("nothing", Generator.empty(Long.class)))
                    .keyBy(Long.class, n -> n)
                    .process("multiply", String.class, Tasks.nothing())
                    .replies(FACTORIAL, new Multiply())
                    .sink();
            List<List<Long>> numbers = List.of(List.of(5L), List.of(10L));
            app.workflow("client", app.generator("numbers", Generator.atoms(Type.of(Long.class), numbers)))
                    .keyBy(Long.class, n -> n)
                    .process("wonder", String.class, new Wonder())
                    .sink();
        }));
    }
}
