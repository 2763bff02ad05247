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
import java.util.List;
import java.util.Optional;

/** Keeps whom to answer until there is a delivery. */
public record Stock() implements Task<Stock.Delivery, Event> {
    public record Delivery(String item, int pieces) {}

    public record Take(String item, String user) {}

    public sealed interface Answer permits Granted, Partly, Refused {}

    public record Granted(int left) implements Answer {}

    public record Partly(int left) implements Answer {}

    public record Refused(String why) implements Answer {}

    public static final KeyedPortal<String, Take, Answer> PORTAL =
            KeyedPortal.at("/shop/portals/stock", Take.class, Answer.class, String.class, Take::item);

    record Waiting(String user, int priority, ReplyTo<Answer> asker) {}

    record Shelf(int asked, Optional<Integer> left, String item) {}

    static final PerKeyList<Waiting> WAITING = State.perKeyList("waiting", Waiting.class);
    static final PerKey<Shelf> SHELF = State.perKey("shelf", Shelf.class);

    @Override
    public Uses uses() {
        return Uses.state(WAITING, SHELF);
    }

    @Override
    public void process(Delivery delivery, TaskContext<Event> ctx) {
        List<Waiting> waiting = ctx.list(WAITING).get();
        Shelf shelf = ctx.get(SHELF);
        ctx.emit(new Event.Told(
                "",
                shelf + " waited for by "
                        + waiting.stream().map(Waiting::user).sorted().toList() + " with priorities "
                        + waiting.stream().map(Waiting::priority).distinct().toList()));
        boolean all = delivery.pieces() > waiting.size();
        waiting.forEach(
                each -> ctx.reply(each.asker(), all ? new Granted(delivery.pieces()) : new Partly(delivery.pieces())));
        ctx.clear(WAITING);
        ctx.set(SHELF, new Shelf(shelf.asked(), Optional.of(delivery.pieces()), shelf.item()));
    }

    record Hold() implements Replier<Take, Answer, Event> {
        @Override
        public void request(Take take, ReplierContext<Event, Answer> ctx) {
            ctx.reply(new Refused("no new customers"));
        }
    }
}
