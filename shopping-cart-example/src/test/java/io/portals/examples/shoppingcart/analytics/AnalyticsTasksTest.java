package io.portals.examples.shoppingcart.analytics;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.examples.shoppingcart.FakeContext;
import java.util.List;
import org.junit.jupiter.api.Test;

class AnalyticsTasksTest {
    @Test
    void salesAreCounted() {
        FakeContext<ItemCount, Void> ctx = new FakeContext<>("fig");

        new CountItem().process("fig", ctx);
        new CountItem().process("fig", ctx);

        assertThat(ctx.emitted).containsExactly(new ItemCount("fig", 1), new ItemCount("fig", 2));
    }

    @Test
    void theRankingIsPublishedNowAndThenAndInTheEnd() {
        FakeContext<Top, Top> ctx = new FakeContext<>("all");
        for (int i = 1; i <= 1_001; i++) {
            new RankItems().process(new ItemCount("fig", i), ctx);
        }
        new RankItems().onComplete(ctx);

        assertThat(ctx.emitted).extracting(Top::counted).containsExactly(1_000L, 1_001L);
    }

    @Test
    void theRankingIsToldToWhoAsks() {
        FakeContext<Top, Top> ctx = new FakeContext<>("all");
        new RankItems().process(new ItemCount("fig", 1), ctx);
        new RankItems().process(new ItemCount("plum", 1), ctx);

        new RankItems.Tell().request(new TopQuestion(1), ctx);

        assertThat(ctx.replies).containsExactly(new Top(2, List.of(new ItemCount("fig", 1))));
    }

    @Test
    void aQuestionIsAskedInTheEndOnly() {
        FakeContext<Top, Void> ctx = new FakeContext<>("first 10");
        new AskAtTheEnd().process(new TopQuestion(10), ctx);
        assertThat(ctx.asked).isEmpty();

        new AskAtTheEnd().onComplete(ctx);

        assertThat(ctx.asked).extracting(asked -> asked.request()).containsExactly(new TopQuestion(10));
    }
}
