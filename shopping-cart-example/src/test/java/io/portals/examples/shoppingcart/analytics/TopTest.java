package io.portals.examples.shoppingcart.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class TopTest {
    @Test
    void mostSoldComesFirstAndNamesDecideTies() {
        Top top = Top.NONE
                .with(new ItemCount("plum", 1), 10)
                .with(new ItemCount("fig", 1), 10)
                .with(new ItemCount("pear", 1), 10)
                .with(new ItemCount("pear", 2), 10);

        assertThat(top.items())
                .containsExactly(new ItemCount("pear", 2), new ItemCount("fig", 1), new ItemCount("plum", 1));
        assertThat(top.counted()).isEqualTo(4);
    }

    @Test
    void anItemThatFellOutComesBackWithAllThatItSold() {
        Top top = Top.NONE
                .with(new ItemCount("plum", 1), 1)
                .with(new ItemCount("fig", 1), 1)
                .with(new ItemCount("plum", 2), 1);

        assertThat(top.items()).containsExactly(new ItemCount("plum", 2));
    }

    @Test
    void theFirstAreAsManyAsThereAre() {
        Top top = Top.NONE.with(new ItemCount("plum", 1), 10).with(new ItemCount("fig", 1), 10);

        assertThat(top.first(1).items()).containsExactly(new ItemCount("fig", 1));
        assertThat(top.first(3).items()).hasSize(2);
    }
}
