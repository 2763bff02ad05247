package io.portals.examples.shoppingcart.inventory;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Input;
import io.portals.api.KeyedPortal;
import io.portals.api.task.Replier;
import io.portals.api.task.Task;

/**
 * The inventory: a shelf per item, that is filled by a stream of restocks, and a portal by which anyone may take an item or put
 * it back.
 *
 * <p>The constants are how others find it. They are plain values: using one neither starts nor needs the inventory, until all
 * applications are launched together.
 */
public final class InventoryApplication {
    /** New stock that comes in. */
    public static final Input<Restock> RESTOCKS = Input.at("/inventory/inputs/restocks", Restock.class);

    /** Ask it to {@link StockRequest.Take take} an item; tell it to {@link StockRequest.PutBack put one back}. */
    public static final KeyedPortal<String, StockRequest, StockReply> STOCK = KeyedPortal.at(
            "/inventory/portals/stock", StockRequest.class, StockReply.class, String.class, StockRequest::item);

    /** What is left of each item, when all is done. */
    public static final AtomicStream<StockLevel> LEVELS =
            AtomicStream.at("/inventory/workflows/stock/stream", StockLevel.class);

    private InventoryApplication() {}

    public static Application create() {
        return createWith(new Stock(), new GiveItem());
    }

    /** The same application around other implementations, for instance decorated ones. */
    public static Application createWith(
            Task<Restock, StockLevel> stock, Replier<StockRequest, StockReply, StockLevel> giveItem) {
        return Application.named("inventory", app -> app.workflow("stock", app.input("restocks", Restock.class))
                .keyBy(String.class, Restock::item)
                .process("stock", StockLevel.class, stock)
                .replies(STOCK, giveItem)
                .sink());
    }
}
