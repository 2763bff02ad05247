package io.portals.flink.plan;

import io.portals.api.KeyedPortal;
import io.portals.api.Portal;
import io.portals.api.state.Uses;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import java.util.List;

/** The smallest tasks and repliers on numbers, for tests of what is planned around them. */
final class Steps {
    private Steps() {}

    /** A portal for numbers, of any application. */
    static KeyedPortal<Long, Long, Long> portal(String application, String name) {
        return KeyedPortal.at("/" + application + "/portals/" + name, Long.class, Long.class, Long.class, n -> n);
    }

    /** Emits what it gets. */
    record Keep() implements Task<Long, Long> {
        @Override
        public void process(Long number, TaskContext<Long> ctx) {
            ctx.emit(number);
        }
    }

    /** Declares that it asks; whether it does is nothing to a plan. */
    record Asking(List<Portal<Long, Long>> portals) implements Task<Long, Long> {
        static Asking of(Portal<Long, Long> portal) {
            return new Asking(List.of(portal));
        }

        @Override
        public Uses uses() {
            Uses uses = Uses.nothing();
            for (Portal<Long, Long> portal : portals) {
                uses = uses.asks(portal);
            }
            return uses;
        }

        @Override
        public void process(Long number, TaskContext<Long> ctx) {
            ctx.emit(number);
        }
    }

    /** Answers with the question. */
    record Echo() implements Replier<Long, Long, Long> {
        @Override
        public void request(Long number, ReplierContext<Long, Long> ctx) {
            ctx.reply(number);
        }
    }
}
