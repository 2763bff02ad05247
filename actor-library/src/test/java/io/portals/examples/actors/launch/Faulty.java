package io.portals.examples.actors.launch;

import io.portals.actor.ActorContext;
import io.portals.actor.ActorRef;
import io.portals.actor.ActorSystem;
import io.portals.actor.Behavior;
import io.portals.actor.Outlet;
import io.portals.examples.actors.Example;
import io.portals.examples.actors.Results;
import io.portals.examples.actors.Verdict;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** An example with something wrong about it. */
@Command(name = "faulty")
final class Faulty implements Example {
    private static final Outlet<Long> ANSWER = Outlet.named("answer", Long.class);

    /** What is wrong. */
    enum Fault {
        NONE,
        ANSWER,
        DEAD_LETTER,
        EXCEPTION,
        ENDLESS
    }

    @Option(names = "--fault", required = true)
    private Fault fault;

    record Again() {}

    record Root(Fault fault) implements Behavior<Again> {
        @Override
        public Behavior<Again> activated(ActorContext<Again> ctx) {
            switch (fault) {
                case ANSWER -> ctx.emit(ANSWER, 41L);
                case DEAD_LETTER -> ctx.tell(ActorRef.<Again>root("nobody"), new Again());
                case EXCEPTION -> throw new IllegalStateException("a fault in an example");
                default -> ctx.tell(ctx.self(), new Again());
            }
            ctx.emit(ANSWER, 42L);
            return this;
        }

        @Override
        public Behavior<Again> receive(Again message, ActorContext<Again> ctx) {
            if (fault == Fault.ENDLESS) {
                ctx.tell(ctx.self(), new Again());
            }
            return this;
        }
    }

    @Override
    public String name() {
        return "faulty";
    }

    @Override
    public ActorSystem system() {
        var planned = fault; // as the command itself is not to be shipped
        return ActorSystem.named("faulty", actors -> {
            actors.messages(Again.class);
            actors.classic(Root.class);
            actors.starts("root", name -> new Root(planned));
            actors.emits(ANSWER);
        });
    }

    @Override
    public List<Outlet<?>> outlets() {
        return List.of(ANSWER);
    }

    @Override
    public Verdict check(Results results) {
        List<Long> found = results.of(ANSWER);
        return found.equals(List.of(42L))
                ? Verdict.ok("faulty: " + found)
                : Verdict.wrong("faulty: " + found, "it must be 42");
    }
}
