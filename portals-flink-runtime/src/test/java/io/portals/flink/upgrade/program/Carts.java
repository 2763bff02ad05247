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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Goes on with what the version before left: orders that wait, timers, and what went round. */
public record Carts() implements Task<Event, Event> {
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
                .asks(Audit.PORTAL)
                .asks(Stock.PORTAL)
                .asks(Echo.PORTAL)
                .resumes(Answered.class, AllAnswered.class, Audited.class, Ponged.class)
                .fires(Remind.class);
    }

    @Override
    public void process(Event event, TaskContext<Event> ctx) {
        if (event instanceof Event.Order order) {
            ctx.ask(Stock.PORTAL, new Stock.Take(order.item(), order.user()))
                    .then(new Answered("new", order.item(), order.quantity()));
            ctx.after(Duration.ofMillis(1), new Remind(1, order.item()));
        } else if (event instanceof Event.Lap lap) {
            tell("lap of " + lap.user() + " by " + lap.by() + counted(ctx.get(LAPS) + 1, lap.hops()), ctx);
        } else if (event instanceof Event.Gift gift && gift.to().isEmpty()) {
            tell("gift for " + gift.user(), ctx);
        } else if (event instanceof Event.Gift gift) {
            remembers(ctx);
            ctx.cancel(ctx.get(FAR));
            ctx.ask(Audit.PORTAL, new Audit.Question(gift.user())).then(new Audited("gift"));
            ctx.ask(Echo.PORTAL, new Echo.Ping(gift.user(), Optional.of("new"), -1))
                    .then(new Ponged(Optional.of("now"), -1));
            ctx.emit(new Event.Gift(gift.to(), ""));
        } else {
            throw new IllegalArgumentException("" + event);
        }
    }

    private static void remembers(TaskContext<Event> ctx) {
        String user = ctx.key(String.class);
        tell("" + ctx.get(CART), ctx);
        tell("marks of " + user + " " + ctx.list(MARKS).get(), ctx);
        tell("items of " + user + " " + items(ctx), ctx);
        ctx.list(MARKS).add(new Mark.Refunded("fig", 5));
        ctx.map(BY_ITEM).put("plum", new Mark.Refunded("plum", 7));
        tell("new marks of " + user + " " + ctx.list(MARKS).get(), ctx);
        tell("new items of " + user + " " + items(ctx), ctx);
    }

    private static List<String> items(TaskContext<Event> ctx) {
        return ctx.map(BY_ITEM).entries().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .toList();
    }

    private static void tell(String text, TaskContext<Event> ctx) {
        ctx.emit(new Event.Told(ctx.key(String.class), text));
    }

    private static String counted(long counted, long found) {
        return counted == found ? ", as counted" : ", counted " + counted + " but found " + found;
    }

    record Answered(String note, String item, int quantity) implements OnReply<Stock.Answer, Event> {
        @Override
        public void resume(Stock.Answer answer, TaskContext<Event> ctx) {
            tell(ctx.key(String.class) + " " + this + ": " + answer, ctx);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<Event> ctx) {
            tell(ctx.key(String.class) + " " + this + ": " + why.kind(), ctx);
        }
    }

    record AllAnswered(String whose, List<String> tags) implements OnAllReplies<Stock.Answer, Event> {
        @Override
        public void resume(List<Outcome<Stock.Answer>> outcomes, TaskContext<Event> ctx) {
            tell(ctx.key(String.class) + " " + this + ": " + outcomes, ctx);
        }
    }

    record Audited(String what) implements OnReply<String, Event> {
        @Override
        public void resume(String answer, TaskContext<Event> ctx) {
            tell(ctx.key(String.class) + " " + this + ": " + answer, ctx);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<Event> ctx) {
            tell(ctx.key(String.class) + " " + this + ": " + why.kind(), ctx);
        }
    }

    record Ponged(Optional<String> by, long number) implements OnReply<Echo.Pong, Event> {
        @Override
        public void resume(Echo.Pong pong, TaskContext<Event> ctx) {
            if (pong instanceof Echo.Never never) {
                tell("never of " + ctx.key(String.class) + " by " + by + ": " + never, ctx);
                return;
            }
            boolean right = pong.number() % 2 == 0 ? pong instanceof Echo.Even : pong instanceof Echo.Odd;
            tell(
                    "pong of " + ctx.key(String.class) + " by " + by + counted(ctx.get(PONGS) + 1, pong.number())
                            + counted(number, pong.number()) + (right ? "" : ", of the wrong kind: " + pong),
                    ctx);
        }

        @Override
        public void failed(PortalFailure why, TaskContext<Event> ctx) {
            tell("pong of " + ctx.key(String.class) + " by " + by + ": " + why.kind(), ctx);
        }
    }

    record Remind(int times, String item) implements OnTimer<Event> {
        @Override
        public void fire(TaskContext<Event> ctx) {
            tell(ctx.key(String.class) + " " + this, ctx);
        }
    }
}
