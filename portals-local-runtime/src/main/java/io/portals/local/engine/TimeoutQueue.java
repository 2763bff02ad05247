package io.portals.local.engine;

import io.portals.api.task.PortalFailure;
import io.portals.local.run.Step;
import java.util.ArrayList;
import java.util.List;

/** The asks of a task whose limit is reached. */
final class TimeoutQueue extends MessageQueue<Long> {
    private final TaskNode asker;
    private final Asks asks;

    TimeoutQueue(Ready ready, TaskNode asker, Asks asks) {
        super(ready, Step.Kind.TIMEOUT, asker.path, "");
        this.asker = asker;
        this.asks = asks;
    }

    @Override
    void handle(Transaction transaction) {
        List<Object> requests = new ArrayList<>();
        asker.workflow().begin();
        for (long number : head().messages()) {
            Pending ask = asks.take(number);
            if (ask != null) { // else an answer was faster
                transaction.lapses(ask);
                requests.add(ask.request());
                asker.fail(ask, PortalFailure.Kind.TIMEOUT, "no reply came in time", transaction);
            }
        }
        transaction.handles(requests);
        asker.workflow().end(asker, transaction);
    }
}
