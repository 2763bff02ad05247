package io.portals.flink.upgrade.program;

import io.portals.api.state.PerKey;
import io.portals.api.state.PerKeyList;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.OnAllReplies;
import io.portals.api.task.OnReply;
import io.portals.api.task.OnTimer;
import io.portals.api.task.Outcome;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.api.task.TimerId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Orders: each waits for the stock, and is a timer and state. And what goes round without end. */
public record Carts() implements Task<Event, Event> {
    /** Over by the time at which a later version starts from the savepoint. */
    static final Duration SOON = Duration.ofSeconds(20);

    static final Duration CENTURY = Duration.ofDays(36_500);

    static final PerKey<Cart> CART = State.perKey("cart", Cart.class);
    static final PerKeyList<Mark> MARKS = State.perKeyList("marks", Mark.class);
    static final PerKeyMap<String, Mark> BY_ITEM =
            State.perKeyMap("by-item", String.class, Mark.class).expireAfter(CENTURY);
    static final PerKey<Long> LAPS = State.perKey("laps", Long.class).orElse(0L);
    static final PerKey<Long> PONGS = State.perKey("pongs", Long.class).orElse(0L);
    static final PerKey<TimerId> FAR = State.perKey("far", TimerId.class);

    @Override
    public Uses uses() {
        return Uses.state(CART, MARKS, BY_ITEM, LAPS, PONGS, FAR)
                .asks(Stock.PORTAL)
                .asks(Echo.PORTAL)
                .resumes(Answered.class, AllAnswered.class, Ponged.class)
                .fires(Remind.class);
    }

    @Override
    public void process(Event event, TaskContext<Event> ctx) {
        if (event instanceof Event.Order order) {
            ordered(order, ctx);
        } else if (event instanceof Event.Lap lap) {
            ctx.update(LAPS, n -> n + 1);
            ctx.emit(new Event.Lap(lap.user(), lap.hops() + 1));
        } else if (event instanceof Event.Play play) {
            ctx.emit(new Event.Lap(play.user(), 1));
            ctx.ask(Echo.PORTAL, new Echo.Ping(play.user(), 1)).then(new Ponged(1));
            ctx.askAll(Stock.PORTAL, List.of(new Stock.Take("pear", play.user()), new Stock.Take("fig", play.user())))
                    .then(new AllAnswered(play.user() + "'s"));
            ctx.set(FAR, ctx.after(CENTURY, new Remind("the end")));
        } else {
            throw new IllegalArgumentException("" + event);
        }
    }

    private static void ordered(Event.Order order, TaskContext<Event> ctx) {
        String item = order.item();
        Cart cart = ctx.get(CART);
        List<Cart.Line> lines = new ArrayList<>(cart == null ? List.of() : cart.lines());
        lines.add(new Cart.Line(item));
        ctx.set(CART, new Cart(order.user(), lines));
        ctx.list(MARKS).add(item.equals("pear") ? new Mark.Wanted(item) : new Mark.Seen(item));
        ctx.map(BY_ITEM).put(item, item.equals("fig") ? new Mark.Wanted(item) : new Mark.Seen(item));
        Stock.Take take = new Stock.Take(item, order.user());
        switch (item) {
            case "plum" -> ctx.ask(Stock.PORTAL, take).within(SOON).then(new Answered(item));
            case "fig" -> ctx.ask(Stock.PORTAL, take).within(CENTURY).then(new Answered(item));
            default -> ctx.ask(Stock.PORTAL, take).then(new Answered(item));
        }
        ctx.after(SOON, new Remind(item));
    }

    record Answered(String item) implements OnReply<Stock.Answer, Event> {
        @Override
        public void resume(Stock.Answer answer, TaskContext<Event> ctx) {
            throw new IllegalStateException("not in this version");
        }

        @Override
        public void failed(PortalFailure why, TaskContext<Event> ctx) {
            ctx.emit(new Event.Told(ctx.key(String.class), "too early: " + this + " " + why));
        }
    }

    record AllAnswered(String whose) implements OnAllReplies<Stock.Answer, Event> {
        @Override
        public void resume(List<Outcome<Stock.Answer>> outcomes, TaskContext<Event> ctx) {
            throw new IllegalStateException("not in this version");
        }
    }

    record Ponged(long number) implements OnReply<Echo.Pong, Event> {
        @Override
        public void resume(Echo.Pong pong, TaskContext<Event> ctx) {
            ctx.update(PONGS, n -> n + 1);
            ctx.ask(Echo.PORTAL, new Echo.Ping(ctx.key(String.class), number + 1))
                    .then(new Ponged(number + 1));
        }

        @Override
        public void failed(PortalFailure why, TaskContext<Event> ctx) {
            throw new IllegalStateException("" + why);
        }
    }

    record Remind(String item) implements OnTimer<Event> {
        @Override
        public void fire(TaskContext<Event> ctx) {
            ctx.emit(new Event.Told(ctx.key(String.class), "too early: " + this));
        }
    }
}
