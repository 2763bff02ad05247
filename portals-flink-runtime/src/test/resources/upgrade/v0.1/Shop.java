package io.portals.flink.upgrade.program;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Input;
import io.portals.api.Sequencer;
import io.portals.api.task.Tasks;
import io.portals.flink.FlinkRuntime;
import io.portals.flink.testing.NeverEnding;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;

/** The program that writes the savepoint. */
public final class Shop {
    /** Half of the numbers are orders, so that one reader has them all. */
    static final List<String> USERS = List.of("ann", "bob", "cy");

    static final List<String> ITEMS = List.of("pear", "fig", "plum", "nut");
    static final int NUMBERS = 24;

    static final Input<Long> IN = Input.at("/shop/inputs/numbers", Long.class);
    static final AtomicStream<String> TOLD = AtomicStream.at("/shop/workflows/told/stream", String.class);
    static final AtomicStream<String> LEDGER = AtomicStream.at("/shop/workflows/ledger/stream", String.class);
    static final AtomicStream<String> COUNTS = AtomicStream.at("/shop/workflows/counts/stream", String.class);

    private Shop() {}

    /** Four orders of each user, then one to play of each. */
    static List<Event> event(long number) {
        int i = (int) number;
        if (i < 12) {
            return List.of(new Event.Order(USERS.get(i / 4), ITEMS.get(i % 4)));
        }
        return i < 15 ? List.of(new Event.Play(USERS.get(i - 12))) : List.of();
    }

    /** Two of ann, one of bob. */
    static List<Ledger.Payment> payment(long number) {
        return number < 15 || number > 17 ? List.of() : List.of(new Ledger.Payment(number == 17 ? "bob" : "ann", (int) number));
    }

    static Application shop() {
        return Application.named("shop", app -> {
            AtomicStream<Long> numbers = app.input("numbers", Long.class);
            Sequencer<Event> all = app.sequencer("all", Event.class);
            app.connect(app.workflow("events", numbers).flatMap(Event.class, Shop::event).sink(), all);
            AtomicStream<Event> carts = app.workflow("carts", all)
                    .keyBy(String.class, Event::user)
                    .process("carts", Event.class, new Carts())
                    .sink();
            app.connect(
                    app.workflow("back", carts)
                            .filter(event -> event instanceof Event.Lap)
                            .sink(),
                    all);
            app.workflow("told", carts)
                    .flatMap(String.class, event -> event instanceof Event.Told told ? List.of(told.text()) : List.of())
                    .sink();
            Sequencer<Stock.Delivery> deliveries = app.sequencer("deliveries", Stock.Delivery.class);
            app.connect(
                    app.workflow("delivered", numbers)
                            .flatMap(Stock.Delivery.class, number -> List.of())
                            .sink(),
                    deliveries);
            app.workflow("stock", deliveries)
                    .keyBy(String.class, Stock.Delivery::item)
                    .process("stock", Event.class, new Stock())
                    .replies(Stock.PORTAL, new Stock.Hold())
                    .sink();
            app.workflow("echo", deliveries)
                    .keyBy(String.class, Stock.Delivery::item)
                    .process("echo", Event.class, Tasks.nothing())
                    .replies(Echo.PORTAL, new Echo())
                    .sink();
            Sequencer<Ledger.Payment> payments = app.sequencer("payments", Ledger.Payment.class);
            app.connect(
                    app.workflow("paid", numbers)
                            .flatMap(Ledger.Payment.class, Shop::payment)
                            .sink(),
                    payments);
            app.workflow("ledger", payments)
                    .keyBy(String.class, Ledger.Payment::user)
                    .process("ledger", String.class, new Ledger())
                    .sink();
            Sequencer<Long> counted = app.sequencer("counted", Long.class);
            app.connect(numbers, counted);
            app.workflow("counts", counted)
                    .process("count", String.class, new Count())
                    .sink();
        });
    }

    /** Ready to run. Its core has a name, so that tasks of other applications may join it. */
    public static FlinkRuntime runtime(Sink<String> out) {
        return FlinkRuntime.of(shop())
                .core("shop", "/shop/workflows/carts/carts", "/shop/workflows/stock/stock")
                .input(IN, new NeverEnding<>(new NumberSequenceSource(0, NUMBERS - 1)))
                .output(TOLD, out)
                .output(LEDGER, out)
                .output(COUNTS, out);
    }
}
