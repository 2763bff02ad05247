package io.portals.examples.shoppingcart.launch.summary;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.examples.shoppingcart.inventory.StockLevel;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BalanceTest {
    private static final Map<String, Long> ASKED = Map.of("pear", 5L, "fig", 2L);
    private static final StockLevel PEARS = new StockLevel("pear", 7, 4, 1, 1);
    private static final StockLevel FIGS = new StockLevel("fig", 8, 2, 0, 0);
    private static final Map<String, Long> IN_CARTS = Map.of("pear", 1L);
    private static final Map<String, Long> SOLD = Map.of("pear", 2L, "fig", 2L);

    @Test
    void itBalancesIfAllIsAccountedFor() {
        Balance balance = Balance.of(10, ASKED, List.of(PEARS, FIGS), IN_CARTS, SOLD);

        assertThat(balance.isOk()).isTrue();
        assertThat(balance.total()).isEqualTo(new ItemBalance("all items", 20, 15, 1, 4, 7, 6, 1));
    }

    @Test
    void anItemThatWasSoldTwiceDiffers() {
        Balance balance = Balance.of(10, ASKED, List.of(PEARS, FIGS), IN_CARTS, Map.of("pear", 2L, "fig", 3L));

        assertThat(balance.differing())
                .extracting(ItemBalance::difference)
                .containsExactly("fig: stocked 10, but on hand 8 + in carts 0 + sold 3 = 11");
    }

    @Test
    void anItemThatWasLostDiffers() {
        Balance balance = Balance.of(10, ASKED, List.of(PEARS, FIGS), Map.of(), SOLD);

        assertThat(balance.differing())
                .extracting(ItemBalance::difference)
                .containsExactly("pear: stocked 10, but on hand 7 + in carts 0 + sold 2 = 9");
    }

    @Test
    void anAskThatWasAnsweredTwiceDiffers() {
        StockLevel twice = new StockLevel("pear", 7, 4, 2, 1);

        assertThat(Balance.of(10, ASKED, List.of(twice, FIGS), IN_CARTS, SOLD).differing())
                .extracting(ItemBalance::difference)
                .containsExactly("pear: asked 5, but granted 4 + refused 2 = 6");
    }

    @Test
    void aStockLevelThatIsMissingOrTwiceDiffers() {
        assertThat(Balance.of(10, ASKED, List.of(PEARS), IN_CARTS, SOLD).differing())
                .extracting(ItemBalance::item)
                .containsExactly("fig");
        assertThat(Balance.of(10, ASKED, List.of(PEARS, FIGS, FIGS), IN_CARTS, SOLD)
                        .differing())
                .extracting(ItemBalance::item)
                .containsExactly("fig");
    }

    @Test
    void anItemThatNobodyAskedForDiffersIfItIsSold() {
        Balance balance =
                Balance.of(10, ASKED, List.of(PEARS, FIGS), IN_CARTS, Map.of("pear", 2L, "fig", 2L, "plum", 1L));

        assertThat(balance.differing()).extracting(ItemBalance::item).containsExactly("plum");
    }
}
