package io.portals.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Input;
import io.portals.api.state.PerKey;
import io.portals.api.state.PerKeyList;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.State;
import io.portals.api.state.StateMap;
import io.portals.api.state.Uses;
import io.portals.api.task.OnTimer;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/** State for each key: lists, maps, and what expires. */
public abstract class StateSuite implements UnderTest {
    private static final long EVENTS = 60;
    private static final long KEYS = 7;
    private static final Input<Long> IN = Input.at("/state/inputs/events", Long.class);
    private static final AtomicStream<String> LINES = AtomicStream.at("/state/workflows/w/stream", String.class);

    private static List<String> run(Way way, Task<Long, String> task) throws Exception {
        return way.run(Program.of(Application.named("state", app -> app.workflow("w", app.input("events", Long.class))
                                .keyBy(Long.class, n -> n % KEYS)
                                .process("t", String.class, task)
                                .sink()))
                        .reading(IN, EVENTS, 6)
                        .watching(LINES))
                .of(LINES);
    }

    private static List<Long> eventsOf(long key) {
        return LongStream.range(0, EVENTS).filter(n -> n % KEYS == key).boxed().toList();
    }

    // Lists -------------------------------------------------------------------------------------------------------

    record Item(long number, String name) {}

    record Listing() implements Task<Long, String> {
        static final PerKeyList<Item> ITEMS = State.perKeyList("items", Item.class);
        static final PerKeyList<Long> LAST = State.perKeyList("last", Long.class);
        static final PerKeyList<Long> CLEARED = State.perKeyList("cleared", Long.class);

        @Override
        public Uses uses() {
            return Uses.state(ITEMS, LAST, CLEARED);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            ctx.list(ITEMS).add(new Item(number, "item " + number));
            List<Long> last = new ArrayList<>(ctx.list(LAST).get());
            last.add(number);
            ctx.list(LAST).set(last.subList(Math.max(0, last.size() - 3), last.size()));
            ctx.list(CLEARED).add(number);
            if (number % 2 == 0) {
                ctx.clear(CLEARED);
            } else {
                ctx.list(CLEARED).set(List.of());
            }
            Mishap.at("list");
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit(ctx.key(Long.class) + " " + ctx.list(ITEMS).get()
                    + ctx.list(LAST).get() + ctx.list(CLEARED).get());
        }
    }

    @EveryWay
    void aListHasWhatWasAddedInOrder(Way way) throws Exception {
        List<String> expected = new ArrayList<>();
        for (long key = 0; key < KEYS; key++) {
            List<Long> events = eventsOf(key);
            List<Item> items =
                    events.stream().map(n -> new Item(n, "item " + n)).toList();
            expected.add(key + " " + items + events.subList(events.size() - 3, events.size()) + "[]");
        }
        assertThat(run(way, new Listing())).containsExactlyInAnyOrderElementsOf(expected);
    }

    // Maps --------------------------------------------------------------------------------------------------------

    record Mapping() implements Task<Long, String> {
        static final PerKeyMap<String, Item> ITEMS = State.perKeyMap("items", String.class, Item.class);

        @Override
        public Uses uses() {
            return Uses.state(ITEMS);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            StateMap<String, Item> items = ctx.map(ITEMS);
            String place = "place " + number / KEYS % 4;
            boolean wasThere = items.contains(place);
            Item before = items.get(place);
            if (wasThere != (before != null)) {
                throw new IllegalStateException(place + " is there: " + wasThere + ", and is " + before);
            }
            switch ((int) (number / KEYS % 4)) {
                case 0 -> items.remove("place 3");
                case 3 -> items.put("place 1", null);
                default -> items.put("absent", null);
            }
            items.put(place, new Item(number, before == null ? "first" : "after " + before.number()));
            Mishap.at("map");
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            Map<String, Item> sorted = new TreeMap<>();
            ctx.map(ITEMS).entries().forEach(entry -> sorted.put(entry.getKey(), entry.getValue()));
            ctx.emit(ctx.key(Long.class) + " " + sorted);
        }
    }

    @EveryWay
    void aMapHasWhatWasPutAndNotWhatWasRemoved(Way way) throws Exception {
        List<String> expected = new ArrayList<>();
        for (long key = 0; key < KEYS; key++) {
            Map<String, Item> items = new TreeMap<>();
            for (long number : eventsOf(key)) {
                String place = "place " + number / KEYS % 4;
                Item before = items.get(place);
                items.remove(number / KEYS % 4 == 0 ? "place 3" : number / KEYS % 4 == 3 ? "place 1" : "absent");
                items.put(place, new Item(number, before == null ? "first" : "after " + before.number()));
            }
            expected.add(key + " " + items);
        }
        assertThat(run(way, new Mapping())).containsExactlyInAnyOrderElementsOf(expected);
    }

    // Expiry ------------------------------------------------------------------------------------------------------

    record Look() implements OnTimer<String> {
        @Override
        public void fire(TaskContext<String> ctx) {
            ctx.emit(ctx.key(Long.class) + ": "
                    + ctx.get(Expiring.SHORT) + ctx.list(Expiring.SHORT_LIST).get()
                    + ctx.map(Expiring.SHORT_MAP).entries()
                    + ctx.map(Expiring.SHORT_MAP).contains("a") + ", "
                    + ctx.get(Expiring.LONG) + ctx.list(Expiring.LONG_LIST).get()
                    + ctx.map(Expiring.LONG_MAP).entries());
        }
    }

    record Expiring() implements Task<Long, String> {
        private static final Duration SOON = Duration.ofMillis(50);
        private static final Duration LATE = Duration.ofDays(1);
        static final PerKey<Long> SHORT =
                State.perKey("short", Long.class).orElse(-1L).expireAfter(SOON);
        static final PerKey<Long> LONG =
                State.perKey("long", Long.class).orElse(-1L).expireAfter(LATE);
        static final PerKeyList<Long> SHORT_LIST =
                State.perKeyList("short-list", Long.class).expireAfter(SOON);
        static final PerKeyList<Long> LONG_LIST =
                State.perKeyList("long-list", Long.class).expireAfter(LATE);
        static final PerKeyMap<String, Long> SHORT_MAP =
                State.perKeyMap("short-map", String.class, Long.class).expireAfter(SOON);
        static final PerKeyMap<String, Long> LONG_MAP =
                State.perKeyMap("long-map", String.class, Long.class).expireAfter(LATE);

        @Override
        public Uses uses() {
            return Uses.state(SHORT, LONG, SHORT_LIST, LONG_LIST, SHORT_MAP, LONG_MAP)
                    .fires(Look.class);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            if (number < KEYS) {
                ctx.set(SHORT, number);
                ctx.set(LONG, number);
                ctx.list(SHORT_LIST).add(number);
                ctx.list(LONG_LIST).add(number);
                ctx.map(SHORT_MAP).put("a", number);
                ctx.map(LONG_MAP).put("a", number);
                ctx.after(Duration.ofMillis(200), new Look());
                Mishap.at("write");
            }
        }
    }

    @EveryWay
    void whatExpiresIsGoneWhenItsTimeHasPassedAndNotBefore(Way way) throws Exception {
        assertThat(run(way, new Expiring()))
                .containsExactlyInAnyOrderElementsOf(LongStream.range(0, KEYS)
                        .mapToObj(n -> n + ": -1[][]false, " + n + "[" + n + "][a=" + n + "]")
                        .toList());
    }

    /** Its state is gone before the job completes. */
    record Forgetting() implements Task<Long, String> {
        static final PerKeyMap<Long, Long> FORGOTTEN =
                State.perKeyMap("forgotten", Long.class, Long.class).expireAfter(Duration.ofMillis(10));

        @Override
        public Uses uses() {
            return Uses.state(FORGOTTEN).fires(Pause.class);
        }

        @Override
        public void process(Long number, TaskContext<String> ctx) {
            ctx.map(FORGOTTEN).put(number, number);
            ctx.after(Duration.ofMillis(100), new Pause());
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit("completes " + ctx.key(Long.class));
        }
    }

    record Pause() implements OnTimer<String> {
        @Override
        public void fire(TaskContext<String> ctx) {
            ctx.emit("waited");
        }
    }

    @EveryWay
    void aKeyWhoseStateHasExpiredIsNotCompleted(Way way) throws Exception {
        assertThat(run(way, new Forgetting())).hasSize((int) EVENTS).containsOnly("waited");
    }
}
