package io.portals.local.engine;

import java.util.List;

/**
 * Sends what a task asks.
 *
 * @param task the number of the task
 * @param edges over which answers come, for each portal that the task declares
 */
record AskSender(int task, ReplyQueue[] edges, Asks asks, Clock clock, Transaction transaction) {

    /** A request as it is sent, and its key. */
    record Question(Object shipped, Object key) {}

    /** How asks end: who asked, the continuation as it is saved, and the limit; 0 if there is none. */
    record Ending(Object asker, Record continuation, long limitMillis) {}

    Question shipped(int portal, Object question) {
        PortalQueue to = edges[portal].portal();
        Object shipped = to.shippedRequest(question);
        return new Question(shipped, to.keyOf(shipped));
    }

    void tell(int portal, Question message) {
        transaction.request(edges[portal].portal(), new Request(message.key(), message.shipped(), 0, -1, null));
    }

    void ask(int portal, Question question, Ending ending) {
        ask(portal, 0, question, ending);
    }

    private void ask(int portal, long gather, Question question, Ending ending) {
        ReplyQueue edge = edges[portal];
        long ask = asks.nextNumber();
        transaction.ask(new Pending(
                ask,
                task,
                ending.asker(),
                edge.portal().path,
                question.shipped(),
                ending.continuation(),
                ending.limitMillis() == 0 ? Deadlines.NEVER : clock.after(ending.limitMillis()),
                gather));
        transaction.request(
                edge.portal(), new Request(question.key(), question.shipped(), ask, edge.number(), ending.asker()));
    }

    /** Sends several whose continuation is resumed once. */
    void askAll(int portal, List<Question> questions, Ending ending) {
        long gather = asks.nextNumber();
        transaction.gather(Gather.of(gather, task, ending.asker(), ending.continuation(), questions.size()));
        for (Question question : questions) {
            ask(portal, gather, question, ending);
        }
        if (questions.isEmpty()) {
            ReplyQueue edge = edges[portal];
            transaction.reply(edge, new Reply(gather, ending.asker(), edge.refusal("nothing was asked")));
        }
    }
}
