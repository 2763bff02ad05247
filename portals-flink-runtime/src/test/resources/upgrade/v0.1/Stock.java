package io.portals.flink.upgrade.program;

import io.portals.api.KeyedPortal;
import io.portals.api.state.PerKey;
import io.portals.api.state.PerKeyList;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.ReplyTo;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;

/** Keeps whom to answer, and answers nobody before there is a delivery, of which this version has none. */
public record Stock() implements Task<Stock.Delivery, Event> {
    public record Delivery(String item, int pieces) {}

    public record Take(String item, String user) {}

    public sealed interface Answer permits Granted, Refused {}

    public record Granted(int left) implements Answer {}

    public record Refused(String why) implements Answer {}

    public static final KeyedPortal<String, Take, Answer> PORTAL =
            KeyedPortal.at("/shop/portals/stock", Take.class, Answer.class, String.class, Take::item);

    record Waiting(String user, ReplyTo<Answer> asker) {}

    record Shelf(String item, String place, int asked) {}

    static final PerKeyList<Waiting> WAITING = State.perKeyList("waiting", Waiting.class);
    static final PerKey<Shelf> SHELF = State.perKey("shelf", Shelf.class);

    @Override
    public Uses uses() {
        return Uses.state(WAITING, SHELF);
    }

    @Override
    public void process(Delivery delivery, TaskContext<Event> ctx) {
        throw new IllegalStateException("not in this version");
    }

    record Hold() implements Replier<Take, Answer, Event> {
        @Override
        public void request(Take take, ReplierContext<Event, Answer> ctx) {
            ctx.list(WAITING).add(new Waiting(take.user(), ctx.replyTo()));
            Shelf shelf = ctx.get(SHELF);
            ctx.set(SHELF, new Shelf(take.item(), "cellar", shelf == null ? 1 : shelf.asked() + 1));
        }
    }
}
