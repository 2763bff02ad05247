package io.portals.examples.shoppingcart.cart;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.task.OnReply;
import io.portals.api.task.PortalFailure;
import io.portals.examples.shoppingcart.FakeContext;
import io.portals.examples.shoppingcart.cart.CartEvent.EmptyCheckout;
import io.portals.examples.shoppingcart.cart.CartEvent.OpenCart;
import io.portals.examples.shoppingcart.cart.CartEvent.OrderPlaced;
import io.portals.examples.shoppingcart.cart.CartOperation.Add;
import io.portals.examples.shoppingcart.cart.CartOperation.Checkout;
import io.portals.examples.shoppingcart.cart.CartOperation.Remove;
import io.portals.examples.shoppingcart.inventory.StockReply;
import io.portals.examples.shoppingcart.inventory.StockRequest.PutBack;
import io.portals.examples.shoppingcart.inventory.StockRequest.Take;
import java.util.List;
import org.junit.jupiter.api.Test;

class CartsTest {
    private final FakeContext<CartEvent, StockReply> ctx = new FakeContext<>("ann");

    @Test
    void everyItemIsAskedOfTheInventory() {
        add("pear");
        add("pear");

        assertThat(ctx.asked).extracting(asked -> asked.request()).containsExactly(new Take("pear"), new Take("pear"));
    }

    @Test
    void anOrderWaitsUntilEveryAskMadeBeforeItsCheckoutIsResolved() {
        add("pear");
        add("plum");
        add("fig");
        checkout();
        answer(0, true);
        answer(1, false);
        assertThat(ctx.emitted).isEmpty();

        answer(2, true);

        assertThat(ctx.emitted).containsExactly(new OrderPlaced("ann", 1, List.of("pear", "fig")));
    }

    @Test
    void anOrderComesAtOnceIfAllIsResolvedBeforeTheCheckout() {
        add("pear");
        answer(0, true);
        assertThat(ctx.emitted).isEmpty();

        checkout();

        assertThat(ctx.emitted).containsExactly(new OrderPlaced("ann", 1, List.of("pear")));
    }

    @Test
    void whatIsAddedAfterACheckoutGoesIntoTheNextCart() {
        add("pear");
        checkout();
        add("plum");
        answer(1, true);
        answer(0, true);
        checkout();

        assertThat(ctx.emitted)
                .containsExactly(
                        new OrderPlaced("ann", 1, List.of("pear")), new OrderPlaced("ann", 2, List.of("plum")));
    }

    @Test
    void ordersComeInTheOrderOfTheirCheckouts() {
        add("pear");
        checkout();
        add("plum");
        checkout();
        answer(1, true);
        assertThat(ctx.emitted).isEmpty();

        answer(0, true);

        assertThat(ctx.emitted)
                .containsExactly(
                        new OrderPlaced("ann", 1, List.of("pear")), new OrderPlaced("ann", 2, List.of("plum")));
    }

    @Test
    void aCheckoutWithNothingInTheCartGivesNoOrder() {
        checkout();
        add("pear");
        checkout();
        answer(0, false);

        assertThat(ctx.emitted).containsExactly(new EmptyCheckout("ann", 1), new EmptyCheckout("ann", 2));
    }

    @Test
    void anItemThatIsRemovedIsPutBack() {
        add("pear");
        add("pear");
        answer(0, true);
        answer(1, true);
        remove("pear");
        checkout();

        assertThat(ctx.told).containsExactly(new PutBack("pear"));
        assertThat(ctx.emitted).containsExactly(new OrderPlaced("ann", 1, List.of("pear")));
    }

    @Test
    void anItemThatIsRemovedBeforeItIsGrantedIsPutBackThen() {
        add("pear");
        remove("pear");
        checkout();
        assertThat(ctx.told).isEmpty();
        assertThat(ctx.emitted).isEmpty();

        answer(0, true);

        assertThat(ctx.told).containsExactly(new PutBack("pear"));
        assertThat(ctx.emitted).containsExactly(new EmptyCheckout("ann", 1));
    }

    @Test
    void anItemThatIsRemovedBeforeItIsRefusedIsNotPutBack() {
        add("pear");
        remove("pear");
        answer(0, false);

        assertThat(ctx.told).isEmpty();
    }

    @Test
    void ofTwoThatAreAwaitedAndOneThatIsRemovedTheOneThatIsGrantedIsKept() {
        add("pear");
        add("pear");
        remove("pear");
        checkout();
        answer(0, false);
        answer(1, true);

        assertThat(ctx.told).isEmpty();
        assertThat(ctx.emitted).containsExactly(new OrderPlaced("ann", 1, List.of("pear")));
    }

    @Test
    void removingWhatIsNotInTheCartDoesNothing() {
        add("pear");
        answer(0, true);
        checkout();
        remove("pear");

        assertThat(ctx.told).isEmpty();
        assertThat(ctx.get(Carts.CARTS).open().items()).isEmpty();
    }

    @Test
    void anAskThatFailsCountsAsRefused() {
        add("pear");
        checkout();

        ctx.asked
                .get(0)
                .continuation()
                .failed(new PortalFailure(PortalFailure.Kind.UNANSWERED, "/inventory/portals/stock", "gone"), ctx);

        assertThat(ctx.emitted).containsExactly(new EmptyCheckout("ann", 1));
    }

    @Test
    void inTheEndWhatIsInAnOpenCartIsTold() {
        add("pear");
        answer(0, true);

        new Carts().onComplete(ctx);

        assertThat(ctx.emitted).containsExactly(new OpenCart("ann", List.of("pear")));
    }

    @Test
    void inTheEndNothingIsToldOfAnEmptyCart() {
        add("pear");
        answer(0, true);
        checkout();
        ctx.emitted.clear();

        new Carts().onComplete(ctx);

        assertThat(ctx.emitted).isEmpty();
    }

    private void add(String item) {
        new Carts().process(new Add("ann", item), ctx);
    }

    private void remove(String item) {
        new Carts().process(new Remove("ann", item), ctx);
    }

    private void checkout() {
        new Carts().process(new Checkout("ann"), ctx);
    }

    @SuppressWarnings("unchecked") // the carts ask nothing but the stock
    private void answer(int ask, boolean granted) {
        OnReply<StockReply, CartEvent> continuation =
                (OnReply<StockReply, CartEvent>) ctx.asked.get(ask).continuation();
        continuation.resume(new StockReply(granted), ctx);
    }
}
