package io.portals.examples.shoppingcart.launch;

import io.portals.api.Type;
import io.portals.examples.shoppingcart.analytics.AnalyticsApplication;
import io.portals.examples.shoppingcart.analytics.TopQuestion;
import io.portals.examples.shoppingcart.cart.CartApplication;
import io.portals.examples.shoppingcart.cart.Carts;
import io.portals.examples.shoppingcart.inventory.GiveItem;
import io.portals.examples.shoppingcart.inventory.InventoryApplication;
import io.portals.examples.shoppingcart.inventory.Stock;
import io.portals.examples.shoppingcart.launch.input.Load;
import io.portals.examples.shoppingcart.launch.input.Restocks;
import io.portals.examples.shoppingcart.launch.output.JsonLines;
import io.portals.examples.shoppingcart.launch.output.OutputFolder;
import io.portals.examples.shoppingcart.launch.output.TransactionalFiles;
import io.portals.examples.shoppingcart.orders.OrdersApplication;
import io.portals.flink.FlinkRuntime;
import io.portals.flink.types.PortalsTypes;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;

/** The four applications, launched together: inputs bound to sources, streams to sinks. */
final class ShoppingCartJob {
    static final String NAME = "shopping cart";

    /** How many items the summary ranks. */
    private static final int TOP = 10;

    private ShoppingCartJob() {}

    /**
     * @param stock how many there are of each item
     * @param decorator what is put around the parts where things happen
     */
    static FlinkRuntime of(Load load, long stock, OutputFolder output, Decorator decorator) {
        FlinkRuntime runtime = FlinkRuntime.of(
                InventoryApplication.createWith(
                        decorator.task("inventory", new Stock()), decorator.replier("inventory", new GiveItem())),
                CartApplication.createWith(decorator.task("cart", new Carts())),
                OrdersApplication.create(),
                AnalyticsApplication.create());
        load.bind(runtime, decorator);
        return runtime.input(
                        InventoryApplication.RESTOCKS,
                        Restocks.of(load.profile().asked().keySet(), stock))
                .input(
                        AnalyticsApplication.QUESTIONS,
                        new DataGeneratorSource<>(
                                index -> new TopQuestion(TOP), 1, PortalsTypes.of(Type.of(TopQuestion.class))))
                .output(
                        OrdersApplication.ORDERS,
                        TransactionalFiles.in(output.orders(), decorator.encoder("orders", new JsonLines<>())))
                .output(CartApplication.REJECTED, TransactionalFiles.in(output.deadLetters(), new JsonLines<>()))
                .output(CartApplication.OPEN, TransactionalFiles.in(output.carts(), new JsonLines<>()))
                .output(CartApplication.EMPTY, TransactionalFiles.in(output.emptyCheckouts(), new JsonLines<>()))
                .output(InventoryApplication.LEVELS, TransactionalFiles.in(output.stock(), new JsonLines<>()))
                .output(AnalyticsApplication.TOP_100, TransactionalFiles.in(output.top100(), new JsonLines<>()))
                .output(AnalyticsApplication.ANSWERS, TransactionalFiles.in(output.report(), new JsonLines<>()));
    }
}
