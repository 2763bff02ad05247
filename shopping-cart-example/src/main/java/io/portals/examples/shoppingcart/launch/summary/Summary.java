package io.portals.examples.shoppingcart.launch.summary;

import io.portals.examples.shoppingcart.analytics.ItemCount;
import io.portals.examples.shoppingcart.analytics.Top;
import io.portals.examples.shoppingcart.cart.CartEvent.EmptyCheckout;
import io.portals.examples.shoppingcart.cart.CartEvent.OpenCart;
import io.portals.examples.shoppingcart.cart.Malformed;
import io.portals.examples.shoppingcart.inventory.StockLevel;
import io.portals.examples.shoppingcart.launch.input.Profile;
import io.portals.examples.shoppingcart.launch.output.Committed;
import io.portals.examples.shoppingcart.launch.output.OutputFolder;
import io.portals.examples.shoppingcart.orders.Order;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * What a run came to: what went in, and what was committed.
 *
 * @param input as it was counted before the run
 * @param top what the analytics answered in the end
 */
public record Summary(
        Profile input,
        long orders,
        long emptyCheckouts,
        long openCarts,
        long deadLetters,
        long putBack,
        List<ItemCount> top,
        Balance balance) {

    /**
     * Reads all that was committed.
     *
     * @param stocked how many there were of each item
     */
    public static Summary of(Profile input, long stocked, OutputFolder output) throws IOException {
        Records<Order> orders = new Records<>();
        Tally sold = new Tally();
        Committed.forEach(output.orders(), Order.class, orders.each(order -> sold.addEach(order.items())));
        Records<OpenCart> carts = new Records<>();
        Tally inCarts = new Tally();
        Committed.forEach(output.carts(), OpenCart.class, carts.each(cart -> inCarts.addEach(cart.items())));
        Records<EmptyCheckout> empty = new Records<>();
        Committed.forEach(output.emptyCheckouts(), EmptyCheckout.class, empty.each(checkout -> {}));
        Records<Malformed> deadLetters = new Records<>();
        Committed.forEach(output.deadLetters(), Malformed.class, deadLetters.each(line -> {}));
        List<StockLevel> levels = new ArrayList<>();
        Committed.forEach(output.stock(), StockLevel.class, levels::add);
        List<ItemCount> top = new ArrayList<>();
        Committed.forEach(output.report(), Top.class, answer -> top.addAll(answer.items()));

        return new Summary(
                input,
                orders.number,
                empty.number,
                carts.number,
                deadLetters.number,
                levels.stream().mapToLong(StockLevel::putBack).sum(),
                List.copyOf(top),
                Balance.of(stocked, input.asked(), levels, inCarts.counts(), sold.counts()));
    }

    /** Counts the records that pass by. */
    private static final class Records<T> {
        private long number;

        Consumer<T> each(Consumer<T> action) {
            return record -> {
                number++;
                action.accept(record);
            };
        }
    }
}
