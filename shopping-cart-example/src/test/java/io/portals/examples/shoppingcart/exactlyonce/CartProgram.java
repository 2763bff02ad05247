package io.portals.examples.shoppingcart.exactlyonce;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Type;
import io.portals.api.state.Uses;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.examples.shoppingcart.cart.CartApplication;
import io.portals.examples.shoppingcart.cart.CartOperation;
import io.portals.examples.shoppingcart.cart.Carts;
import io.portals.examples.shoppingcart.cart.Line;
import io.portals.examples.shoppingcart.inventory.GiveItem;
import io.portals.examples.shoppingcart.inventory.InventoryApplication;
import io.portals.examples.shoppingcart.inventory.Restock;
import io.portals.examples.shoppingcart.inventory.Stock;
import io.portals.examples.shoppingcart.orders.OrdersApplication;
import io.portals.flink.FlinkRuntime;
import io.portals.flink.core.CoreTuning;
import io.portals.flink.testing.CommittedSink;
import io.portals.flink.testing.ExactlyOnceRun;
import io.portals.flink.testing.Faults;
import io.portals.flink.testing.Program;
import io.portals.flink.testing.Seen;
import io.portals.flink.types.PortalsTypes;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.connector.source.Source;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/**
 * Cart, inventory and orders as they are, with handlers that take their time and may fail. An application of the test's own
 * reads their streams by reference and turns them into what the oracle sees.
 *
 * @param baskets each is the cart of a user of its own
 * @param stock of each item
 */
record CartProgram(int baskets, long stock) implements Program {
    private static final int ITEMS = 40;

    /** Handlers take their time, so that there is something in flight whenever a barrier or a failure comes. */
    private static final long WORK_NANOS = 100_000;

    /** Baskets and restocks come in over a second and a half: asks for what was not stocked yet wait that long. */
    private static final int BASKETS_PER_SECOND = 1_000;

    private static final int RESTOCKS_PER_SECOND = 27;

    private static final AtomicStream<Seen> ORDERS = AtomicStream.at("/observer/workflows/orders/stream", Seen.class);
    private static final AtomicStream<Seen> LEVELS = AtomicStream.at("/observer/workflows/levels/stream", Seen.class);

    /** The items of a basket, which are counted from 1. */
    static List<String> basket(long number) {
        List<String> items = new ArrayList<>();
        long size = 1 + ExactlyOnceRun.mix(number) % 6;
        for (long i = 0; i < size; i++) {
            items.add("item-" + ExactlyOnceRun.mix(number * 100 + i) % ITEMS);
        }
        return items;
    }

    record SlowTask<I, O>(Task<I, O> task) implements Task<I, O> {
        @Override
        public Uses uses() {
            return task.uses();
        }

        @Override
        public void process(I event, TaskContext<O> ctx) {
            Faults.at(Faults.Place.HANDLER);
            LockSupport.parkNanos(WORK_NANOS);
            task.process(event, ctx);
        }

        @Override
        public void onComplete(TaskContext<O> ctx) {
            Faults.at(Faults.Place.HANDLER);
            task.onComplete(ctx);
        }
    }

    record SlowReplier<Q, R, O>(Replier<Q, R, O> replier) implements Replier<Q, R, O> {
        @Override
        public Uses uses() {
            return replier.uses();
        }

        @Override
        public void request(Q request, ReplierContext<O, R> ctx) {
            Faults.at(Faults.Place.HANDLER);
            LockSupport.parkNanos(WORK_NANOS);
            replier.request(request, ctx);
        }
    }

    private static Application observer() {
        return Application.named("observer", app -> {
            app.workflow("orders", OrdersApplication.ORDERS)
                    .map(Seen.class, order -> {
                        List<String> items = new ArrayList<>(order.items());
                        items.sort(null);
                        return new Seen(order.user() + ":" + String.join(",", items), order.order(), 1, "");
                    })
                    .sink();
            app.workflow("levels", InventoryApplication.LEVELS)
                    .map(
                            Seen.class,
                            level -> new Seen(
                                    "level " + level.item() + " on hand " + level.onHand() + " granted "
                                            + level.granted() + " refused " + level.refused(),
                                    level.item(),
                                    1,
                                    ""))
                    .sink();
        });
    }

    @Override
    public FlinkRuntime runtime(CommittedSink<Seen> output) {
        long perItem = stock;
        return FlinkRuntime.of(
                        InventoryApplication.createWith(new SlowTask<>(new Stock()), new SlowReplier<>(new GiveItem())),
                        CartApplication.createWith(new SlowTask<>(new Carts())),
                        OrdersApplication.create(),
                        observer())
                .input(
                        CartApplication.BASKETS,
                        source(
                                Line.class,
                                baskets,
                                index -> new Line(
                                        index + 1,
                                        String.join(",", basket(index + 1)).getBytes(StandardCharsets.UTF_8)),
                                BASKETS_PER_SECOND))
                .input(
                        CartApplication.OPERATIONS,
                        source(CartOperation.class, 1, index -> new CartOperation.Remove("nobody", "nothing"), 1))
                .input(
                        InventoryApplication.RESTOCKS,
                        source(
                                Restock.class,
                                ITEMS,
                                index -> new Restock("item-" + index, perItem),
                                RESTOCKS_PER_SECOND))
                .output(ORDERS, output)
                .output(LEVELS, output);
    }

    /** Each operation sets two messages in motion, a request and its answer. */
    @Override
    public CoreTuning tuning() {
        return new CoreTuning(1, 1, 10_000);
    }

    private static <T> Source<T, ?, ?> source(
            Class<T> type, long count, GeneratorFunction<Long, T> events, int perSecond) {
        return new DataGeneratorSource<>(
                events, count, RateLimiterStrategy.perSecond(perSecond), PortalsTypes.of(Type.of(type)));
    }

    @Override
    public List<String> problems(List<Seen> output) {
        List<String> problems = new ArrayList<>();
        Map<String, Long> asked = new TreeMap<>();
        for (long number = 1; number <= baskets; number++) {
            basket(number).forEach(item -> asked.merge(item, 1L, Long::sum));
        }
        Map<String, Long> sold = new HashMap<>();
        Set<String> seen = new HashSet<>();
        for (Seen each : output) {
            if (!seen.add(each.place())) {
                problems.add("doubled: " + each);
            }
            if (!each.what().startsWith("level ")) {
                order(each.what(), sold, problems);
            }
        }
        for (long number = 1; number <= baskets; number++) {
            if (stock >= baskets * 6L && !seen.contains("line-" + number + "#1")) {
                problems.add("missing: the order of line-" + number);
            }
        }
        asked.forEach((item, times) -> {
            long granted = Math.min(stock, times);
            if (sold.getOrDefault(item, 0L) != granted) {
                problems.add(
                        "missing or doubled: " + item + " was sold " + sold.get(item) + " times instead of " + granted);
            }
            String level = "level " + item + " on hand " + (stock - granted) + " granted " + granted + " refused "
                    + (times - granted);
            if (output.stream().noneMatch(each -> each.what().equals(level))) {
                problems.add("missing: " + level);
            }
        });
        return problems;
    }

    private void order(String what, Map<String, Long> sold, List<String> problems) {
        String user = what.substring(0, what.indexOf(':'));
        List<String> left = new ArrayList<>(basket(Long.parseLong(user.substring("line-".length()))));
        List<String> items = Arrays.asList(what.substring(what.indexOf(':') + 1).split(","));
        for (String item : items) {
            sold.merge(item, 1L, Long::sum);
            if (!left.remove(item)) {
                problems.add("unexpected: " + item + " in the order of " + user);
            }
        }
        if (stock >= baskets * 6L && !left.isEmpty()) {
            problems.add("missing: " + left + " in the order of " + user);
        }
    }
}
