package io.portals.local.engine;

import io.portals.api.task.DeadLetter;
import io.portals.api.task.PortalFailure;
import io.portals.local.run.Step;
import java.util.AbstractList;
import java.util.List;

/** The edge by which a portal's answers go back to one of the tasks that ask it. */
final class ReplyQueue extends MessageQueue<Reply> {
    private final int number;
    private final TaskNode asker;
    private final PortalQueue portal;
    private final Asks asks;

    ReplyQueue(Ready ready, int number, TaskNode asker, PortalQueue portal, Asks asks) {
        super(ready, Step.Kind.REPLY, asker.path, portal.path);
        this.number = number;
        this.asker = asker;
        this.portal = portal;
        this.asks = asks;
    }

    int number() {
        return number;
    }

    /** As a value that users keep names it. */
    String name() {
        return "reply " + portal.path + " " + asker.path;
    }

    PortalQueue portal() {
        return portal;
    }

    PortalFailure refusal(String reason) {
        return new PortalFailure(PortalFailure.Kind.REFUSED, portal.path, reason);
    }

    @Override
    void handle(Transaction transaction) {
        List<Reply> batch = head().messages();
        transaction.handles(payloads(batch));
        asker.workflow().replies(asker, batch, this, transaction);
    }

    /** The ask that is answered; null, and a dead letter, if it is not pending any more. */
    Pending take(Reply reply, Transaction transaction) {
        Pending ask = asks.take(reply.ask());
        if (ask == null) {
            transaction.deadLetter(new DeadLetter<>(
                    asker.path,
                    reply.key(),
                    reply.payload(),
                    "its ask of " + portal.path + " was resolved before: it had timed out, or was answered already"));
            return null;
        }
        transaction.resolves(ask);
        return ask;
    }

    private static List<Object> payloads(List<Reply> batch) {
        return new AbstractList<>() {
            @Override
            public Object get(int index) {
                return batch.get(index).payload();
            }

            @Override
            public int size() {
                return batch.size();
            }
        };
    }
}
