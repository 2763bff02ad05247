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
import io.portals.api.task.Tasks;
import java.util.List;

/** An application asks another one, of which it knows the portal alone. */
public final class TwoApplications {
    static final KeyedPortal<String, String, String> GREET =
            KeyedPortal.at("/greeter/portals/greet", String.class, String.class, String.class, name -> name);

    private TwoApplications() {}

    record Greet() implements Replier<String, String, String> {
        static final PerKey<Long> TIMES = State.perKey("times", Long.class).orElse(0L);

        @Override
        public Uses uses() {
            return Uses.state(TIMES);
        }

        @Override
        public void request(String name, ReplierContext<String, String> ctx) {
            long times = ctx.update(TIMES, n -> n + 1);
            ctx.reply((times == 1 ? "Hello, " : "Hello again, ") + name + "!");
        }
    }

    record Enter() implements Task<String, String> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(GREET).resumes(Greeted.class);
        }

        @Override
        public void process(String name, TaskContext<String> ctx) {
            ctx.ask(GREET, name).then(new Greeted());
        }
    }

    record Greeted() implements OnReply<String, String> {
        @Override
        public void resume(String greeting, TaskContext<String> ctx) {
            ctx.emit(greeting);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.emit("nobody greets: " + why.reason());
        }
    }

    public static List<Application> applications() {
        Application greeter = Application.named(
                "greeter", app -> app.workflow("greeting", app.generator("nothing", Generator.empty(String.class)))
                        .keyBy(String.class, name -> name)
                        .process("greet", String.class, Tasks.nothing())
                        .replies(GREET, new Greet())
                        .sink());
        Application guests = Application.named("guests", app -> {
            List<List<String>> names = List.of(List.of("Ann"), List.of("Bob"), List.of("Ann"));
            app.workflow("arriving", app.generator("names", Generator.atoms(Type.of(String.class), names)))
                    .keyBy(String.class, name -> name)
                    .process("enter", String.class, new Enter())
                    .sink();
        });
        return List.of(greeter, guests);
    }
}
