package io.portals.api.samples;

import static io.portals.api.samples.Audit.AUDIT;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.KeyedPortal;
import io.portals.api.samples.Audit.AuditItem;
import io.portals.api.samples.Audit.Audited;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.OnReply;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.ReplyTo;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import java.time.Duration;

/** One task that serves two portals; one of its repliers asks another application before it answers. */
final class Inventory {
    private Inventory() {}

    record Restock(String item, int number) {}

    record StockChanged(String item, int onHand) {}

    sealed interface StockRequest {
        String item();
    }

    record Take(String item) implements StockRequest {}

    record PutBack(String item) implements StockRequest {}

    record StockReply(boolean granted) {}

    record HowMany(String item) {}

    record OnHand(int number) {}

    static final KeyedPortal<String, StockRequest, StockReply> STOCK = KeyedPortal.at(
            "/inventory/portals/stock", StockRequest.class, StockReply.class, String.class, StockRequest::item);
    static final KeyedPortal<String, HowMany, OnHand> LEVEL =
            KeyedPortal.at("/inventory/portals/level", HowMany.class, OnHand.class, String.class, HowMany::item);
    static final AtomicStream<StockChanged> CHANGES =
            AtomicStream.at("/inventory/workflows/stock/stream", StockChanged.class);

    static final PerKey<Integer> ON_HAND =
            State.perKey("on-hand", Integer.class).orElse(0);

    record Stock() implements Task<Restock, StockChanged> {
        @Override
        public Uses uses() {
            return Uses.state(ON_HAND);
        }

        @Override
        public void process(Restock restock, TaskContext<StockChanged> ctx) {
            ctx.emit(new StockChanged(restock.item(), ctx.update(ON_HAND, n -> n + restock.number())));
        }
    }

    record GiveItem() implements Replier<StockRequest, StockReply, StockChanged> {
        @Override
        public Uses uses() {
            return Uses.state(ON_HAND).asks(AUDIT).resumes(AfterAudit.class);
        }

        @Override
        public void request(StockRequest request, ReplierContext<StockChanged, StockReply> ctx) {
            if (request instanceof PutBack) {
                ctx.update(ON_HAND, n -> n + 1);
                ctx.reply(new StockReply(true));
            } else if (ctx.get(ON_HAND) == 0) {
                ctx.reply(new StockReply(false));
            } else {
                ctx.update(ON_HAND, n -> n - 1);
                ctx.ask(AUDIT, new AuditItem(request.item()))
                        .within(Duration.ofSeconds(5))
                        .then(new AfterAudit(ctx.replyTo()));
            }
        }
    }

    /** Remembers to whom the answer goes. */
    record AfterAudit(ReplyTo<StockReply> asker) implements OnReply<Audited, StockChanged> {
        @Override
        public void resume(Audited audited, TaskContext<StockChanged> ctx) {
            ctx.reply(asker, new StockReply(true));
        }

        @Override
        public void failed(PortalFailure why, TaskContext<StockChanged> ctx) {
            ctx.update(ON_HAND, n -> n + 1);
            if (why.kind() == PortalFailure.Kind.REFUSED) {
                ctx.fail(asker, why.reason());
            } else {
                ctx.reply(asker, new StockReply(false));
            }
        }
    }

    record TellLevel() implements Replier<HowMany, OnHand, StockChanged> {
        @Override
        public Uses uses() {
            return Uses.state(ON_HAND);
        }

        @Override
        public void request(HowMany request, ReplierContext<StockChanged, OnHand> ctx) {
            ctx.reply(new OnHand(ctx.get(ON_HAND)));
        }
    }

    static Application application() {
        return Application.named("inventory", app -> app.workflow("stock", app.input("restocks", Restock.class))
                .keyBy(String.class, Restock::item)
                .process("stock", StockChanged.class, new Stock())
                .replies(STOCK, new GiveItem())
                .replies(LEVEL, new TellLevel())
                .sink());
    }
}
