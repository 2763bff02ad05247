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

/** A replier that asks before it can reply. */
public final class AskInsideAsk {
    static final KeyedPortal<String, String, Long> PRICES =
            KeyedPortal.at("/market/portals/prices", String.class, Long.class, String.class, item -> item);
    static final KeyedPortal<String, String, Long> COSTS =
            KeyedPortal.at("/market/portals/costs", String.class, Long.class, String.class, item -> item);

    private AskInsideAsk() {}

    record Warehouse() implements Replier<String, Long, String> {
        @Override
        public void request(String item, ReplierContext<String, Long> ctx) {
            ctx.reply(10L * item.length());
        }
    }

    record Shop() implements Replier<String, Long, String> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(COSTS).resumes(CostKnown.class);
        }

        @Override
        public void request(String item, ReplierContext<String, Long> ctx) {
            ctx.ask(COSTS, item).then(new CostKnown(ctx.replyTo()));
        }
    }

    /** Whom to reply to is a value, and is kept as others are. */
    record CostKnown(ReplyTo<Long> customer) implements OnReply<Long, String> {
        @Override
        public void resume(Long cost, TaskContext<String> ctx) {
            ctx.reply(customer, 2 * cost);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.fail(customer, why.reason());
        }
    }

    record Wish() implements Task<String, String> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(PRICES).resumes(PriceKnown.class);
        }

        @Override
        public void process(String item, TaskContext<String> ctx) {
            ctx.ask(PRICES, item).then(new PriceKnown(item));
        }
    }

    record PriceKnown(String item) implements OnReply<Long, String> {
        @Override
        public void resume(Long price, TaskContext<String> ctx) {
            ctx.emit("a " + item + " costs " + price);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<String> ctx) {
            ctx.emit("no " + item + ": " + why.reason());
        }
    }

    public static List<Application> applications() {
        return List.of(Application.named("market", app -> {
            app.workflow("warehouse", app.generator("no-goods", Generator.empty(String.class)))
                    .keyBy(String.class, item -> item)
                    .process("cost", String.class, Tasks.nothing())
                    .replies(COSTS, new Warehouse())
                    .sink();
            app.workflow("shop", app.generator("no-news", Generator.empty(String.class)))
                    .keyBy(String.class, item -> item)
                    .process("price", String.class, Tasks.nothing())
                    .replies(PRICES, new Shop())
                    .sink();
            List<List<String>> wishes = List.of(List.of("fig"), List.of("pear"), List.of("melon"));
            app.workflow("customer", app.generator("wishes", Generator.atoms(Type.of(String.class), wishes)))
                    .keyBy(String.class, item -> item)
                    .process("wish", String.class, new Wish())
                    .sink();
        }));
    }
}
