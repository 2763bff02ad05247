package io.portals.examples.shoppingcart.analytics;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Input;
import io.portals.api.KeyedPortal;
import io.portals.examples.shoppingcart.orders.Order;
import io.portals.examples.shoppingcart.orders.OrdersApplication;

/**
 * Analytics: counts what is sold, ranks it, and answers who asks for the first N.
 *
 * <p>Counting runs per item, and so in parallel; the ranking is of all items, so it has one key. The report shows how to ask a
 * portal when all is done: it keeps the questions that came in and asks them in the end.
 */
public final class AnalyticsApplication {
    /** How many items the ranking knows. */
    public static final int RANKED = 100;

    /** The one key of the ranking. */
    private static final String ALL_ITEMS = "all items";

    /** Ask it for the items that were sold most so far. */
    public static final KeyedPortal<String, TopQuestion, Top> TOP =
            KeyedPortal.at("/analytics/portals/top", TopQuestion.class, Top.class, String.class, question -> ALL_ITEMS);

    /** Questions to be answered when everything is counted. */
    public static final Input<TopQuestion> QUESTIONS = Input.at("/analytics/inputs/questions", TopQuestion.class);

    /** The Top 100, every now and then and in the end. */
    public static final AtomicStream<Top> TOP_100 = AtomicStream.at("/analytics/workflows/ranking/stream", Top.class);

    /** The answers to the questions. */
    public static final AtomicStream<Top> ANSWERS = AtomicStream.at("/analytics/workflows/report/stream", Top.class);

    private AnalyticsApplication() {}

    public static Application create() {
        return Application.named("analytics", app -> {
            AtomicStream<ItemCount> counts = app.workflow("counts", OrdersApplication.ORDERS)
                    .flatMap(String.class, Order::items)
                    .keyBy(String.class, item -> item)
                    .process("count", ItemCount.class, new CountItem())
                    .sink();
            app.workflow("ranking", counts)
                    .keyBy(String.class, count -> ALL_ITEMS)
                    .process("rank", Top.class, new RankItems())
                    .replies(TOP, new RankItems.Tell())
                    .sink();
            app.workflow("report", app.input("questions", TopQuestion.class))
                    .keyBy(String.class, question -> "first " + question.number())
                    .process("ask", Top.class, new AskAtTheEnd())
                    .sink();
        });
    }
}
