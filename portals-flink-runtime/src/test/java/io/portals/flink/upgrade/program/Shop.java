package io.portals.flink.upgrade.program;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.Sequencer;
import io.portals.api.task.Tasks;
import io.portals.flink.FlinkRuntime;
import java.util.List;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;

/** The program that starts from the savepoint. Its inputs of old give nothing more; what is new comes by generators. */
public final class Shop {
    static final int NUMBERS = 24;
    static final Input<Long> IN = Input.at("/shop/inputs/numbers", Long.class);
    static final AtomicStream<String> TOLD = AtomicStream.at("/shop/workflows/told/stream", String.class);
    static final AtomicStream<String> STOCKED = AtomicStream.at("/shop/workflows/stocked/stream", String.class);
    static final AtomicStream<String> LEDGER = AtomicStream.at("/shop/workflows/ledger/stream", String.class);
    static final AtomicStream<String> COUNTS = AtomicStream.at("/shop/workflows/counts/stream", String.class);

    private Shop() {}

    static Application shop() {
        return Application.named("shop", app -> {
            AtomicStream<Long> numbers = app.input("numbers", Long.class);
            Sequencer<Event> all = app.sequencer("all", Event.class);
            app.connect(
                    app.workflow("events", numbers)
                            .flatMap(Event.class, Shop::unexpected)
                            .sink(),
                    all);
            app.connect(
                    app.generator(
                            "more-events",
                            Generator.of(
                                    Event.class,
                                    new Event.Gift("ann", "bob"),
                                    new Event.Gift("bob", "cy"),
                                    new Event.Gift("cy", "ann"),
                                    new Event.Order("zoe", "kiwi", 2))),
                    all);
            AtomicStream<Event> carts = app.workflow("carts", all)
                    .keyBy(String.class, Event::user)
                    .process("carts", Event.class, new Carts())
                    .sink();
            app.connect(
                    app.workflow("back", carts)
                            .filter(event -> event instanceof Event.Gift)
                            .sink(),
                    all);
            app.workflow("told", carts)
                    .flatMap(String.class, event -> event instanceof Event.Told told ? List.of(told.text()) : List.of())
                    .sink();
            Sequencer<Stock.Delivery> deliveries = app.sequencer("deliveries", Stock.Delivery.class);
            app.connect(
                    app.workflow("delivered", numbers)
                            .flatMap(Stock.Delivery.class, Shop::unexpected)
                            .sink(),
                    deliveries);
            app.connect(
                    app.generator(
                            "more-deliveries",
                            Generator.of(
                                    Stock.Delivery.class, new Stock.Delivery("pear", 9), new Stock.Delivery("fig", 2))),
                    deliveries);
            AtomicStream<Event> stock = app.workflow("stock", deliveries)
                    .keyBy(String.class, Stock.Delivery::item)
                    .process("stock", Event.class, new Stock())
                    .replies(Stock.PORTAL, new Stock.Hold())
                    .sink();
            app.workflow("stocked", stock)
                    .flatMap(String.class, event -> event instanceof Event.Told told ? List.of(told.text()) : List.of())
                    .sink();
            app.workflow("echo", deliveries)
                    .keyBy(String.class, Stock.Delivery::item)
                    .process("echo", Event.class, Tasks.nothing())
                    .replies(Echo.PORTAL, new Echo())
                    .sink();
            Sequencer<Ledger.Payment> payments = app.sequencer("payments", Ledger.Payment.class);
            app.connect(
                    app.workflow("paid", numbers)
                            .flatMap(Ledger.Payment.class, Shop::unexpected)
                            .sink(),
                    payments);
            app.connect(
                    app.generator(
                            "more-payments",
                            Generator.of(
                                    Ledger.Payment.class,
                                    new Ledger.Payment("ann", "euro", 20),
                                    new Ledger.Payment("bob", "euro", 30))),
                    payments);
            app.workflow("ledger", payments)
                    .keyBy(String.class, Ledger.Payment::user)
                    .process("ledger", String.class, new Ledger())
                    .process("receipts", String.class, new Receipts())
                    .sink();
            Sequencer<Long> counted = app.sequencer("counted", Long.class);
            app.connect(numbers, counted);
            app.connect(app.generator("more-numbers", Generator.of(Long.class, 24L)), counted);
            app.workflow("counts", counted)
                    .process("count", String.class, new Count())
                    .sink();
        });
    }

    /** All of the old input is behind the savepoint. */
    static <T> List<T> unexpected(long number) {
        throw new IllegalStateException("read again: " + number);
    }

    static Application audit() {
        return Application.named(
                "audit", app -> app.workflow("audit", app.generator("none", Generator.empty(String.class)))
                        .keyBy(String.class, text -> text)
                        .process("audit", String.class, Tasks.nothing())
                        .replies(Audit.PORTAL, new Audit())
                        .sink());
    }

    /** Ready to run. Its core has a name, so that tasks of other applications may join it. */
    public static FlinkRuntime runtime(Sink<String> out) {
        return FlinkRuntime.of(shop(), audit())
                .core("shop", "/shop/workflows/carts/carts", "/shop/workflows/stock/stock")
                .input(IN, new NumberSequenceSource(0, NUMBERS - 1))
                .output(TOLD, out)
                .output(STOCKED, out)
                .output(LEDGER, out)
                .output(COUNTS, out);
    }
}
