package io.portals.local.engine;

import io.portals.api.task.DeadLetter;
import io.portals.api.task.OnLateReply;
import io.portals.api.task.PortalFailure;
import io.portals.local.run.Step;
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

    PortalFailure setAside(String reason) {
        return new PortalFailure(PortalFailure.Kind.SET_ASIDE, portal.path, reason);
    }

    @Override
    List<List<Object>> waiting() {
        return allCarried(Reply::payload);
    }

    @Override
    void handle(Transaction transaction) {
        List<Reply> batch = head().messages();
        transaction.handles(carried(Reply::payload));
        asker.workflow().begin();
        for (int i = 0; i < batch.size(); i++) {
            answer(batch.get(i), transaction);
        }
        asker.workflow().end(asker, transaction);
    }

    private void answer(Reply reply, Transaction transaction) {
        Gather empty = asks.gather(reply.ask());
        if (empty != null) { // no request was made
            transaction.gather(empty, empty);
            asker.resumeAll(empty, transaction);
            return;
        }
        Pending ask = asks.take(reply.ask());
        if (ask != null) {
            transaction.resolves(ask);
            asker.resume(ask, reply.payload(), transaction);
            return;
        }
        Pending failed = asks.takeLapsed(reply.ask());
        if (failed != null) {
            transaction.takesLapsed(failed);
        }
        if (failed != null && failed.continuation() instanceof OnLateReply) {
            asker.late(failed, reply.payload(), transaction);
        } else {
            DeadLetter<Object> letter = new DeadLetter<>(
                    asker.path,
                    reply.key(),
                    reply.payload(),
                    "its ask of " + portal.path + " was resolved before: it had timed out, or was answered already");
            asker.workflow().deadLetter(asker.workflow().shipped(letter), transaction);
        }
    }
}
