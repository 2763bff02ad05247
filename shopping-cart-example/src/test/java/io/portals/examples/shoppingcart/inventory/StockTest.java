package io.portals.examples.shoppingcart.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.examples.shoppingcart.FakeContext;
import io.portals.examples.shoppingcart.FakeContext.LateReply;
import io.portals.examples.shoppingcart.inventory.StockRequest.PutBack;
import io.portals.examples.shoppingcart.inventory.StockRequest.Take;
import org.junit.jupiter.api.Test;

class StockTest {
    private static final StockReply GRANTED = new StockReply(true);
    private static final StockReply REFUSED = new StockReply(false);

    private final FakeContext<StockLevel, StockReply> ctx = new FakeContext<>("pear");

    @Test
    void asManyAreGivenAsThereAre() {
        restock(2);
        take();
        take();
        take();

        assertThat(ctx.replies).containsExactly(GRANTED, GRANTED, REFUSED);
        assertThat(level()).isEqualTo(new StockLevel("pear", 0, 2, 1, 0));
    }

    @Test
    void whatIsPutBackCanBeTakenAgain() {
        restock(1);
        take();
        new GiveItem().request(new PutBack("pear"), ctx);
        ctx.replies.clear();
        take();

        assertThat(ctx.replies).containsExactly(GRANTED);
        assertThat(level()).isEqualTo(new StockLevel("pear", 0, 2, 0, 1));
    }

    @Test
    void whoAsksBeforeTheFirstRestockIsAnsweredByItInOrder() {
        take();
        take();
        assertThat(ctx.replies).isEmpty();

        restock(1);

        assertThat(ctx.lateReplies)
                .containsExactly(new LateReply(ctx.taken.get(0), GRANTED), new LateReply(ctx.taken.get(1), REFUSED));
        assertThat(level()).isEqualTo(new StockLevel("pear", 0, 1, 1, 0));
    }

    @Test
    void whoWaitedIsAnsweredOnce() {
        take();
        restock(5);
        restock(5);

        assertThat(ctx.lateReplies).hasSize(1);
    }

    @Test
    void aRestockOfNoneMeansOutOfStock() {
        restock(0);
        take();

        assertThat(ctx.replies).containsExactly(REFUSED);
    }

    private void restock(long number) {
        new Stock().process(new Restock("pear", number), ctx);
    }

    private void take() {
        new GiveItem().request(new Take("pear"), ctx);
    }

    private StockLevel level() {
        new Stock().onComplete(ctx);
        return ctx.emitted.get(0);
    }
}
