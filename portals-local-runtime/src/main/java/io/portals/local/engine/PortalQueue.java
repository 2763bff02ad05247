package io.portals.local.engine;

import io.portals.api.Fn;
import io.portals.local.run.Step;
import io.portals.local.verify.Verification.Boundary;
import java.util.List;

/** The requests in front of a portal. */
final class PortalQueue extends MessageQueue<Request> {
    private final Fn<Object, Object> keyOf;
    private final Boundary requests;
    private final Boundary keys;
    private final Boundary replies;
    private TaskNode replier;

    PortalQueue(
            Ready ready, String path, Fn<Object, Object> keyOf, Boundary requests, Boundary keys, Boundary replies) {
        super(ready, Step.Kind.REQUEST, path, "");
        this.keyOf = keyOf;
        this.requests = requests;
        this.keys = keys;
        this.replies = replies;
    }

    void answeredBy(TaskNode task) {
        replier = task;
    }

    Object shippedRequest(Object request) {
        return requests.cross(request);
    }

    Object shippedReply(Object reply) {
        return replies.cross(reply);
    }

    Object keyOf(Object request) {
        Object key = keyOf.apply(request);
        if (key == null) {
            throw new NullPointerException(
                    path + ": keyOf gives null for " + Texts.shortened(request) + "; every request needs a key");
        }
        return keys.cross(key);
    }

    @Override
    List<List<Object>> waiting() {
        return allCarried(Request::payload);
    }

    @Override
    void handle(Transaction transaction) {
        List<Request> batch = head().messages();
        transaction.handles(carried(Request::payload));
        replier.workflow().begin();
        for (int i = 0; i < batch.size(); i++) {
            replier.request(path, batch.get(i), transaction);
        }
        replier.workflow().end(replier, transaction);
    }
}
