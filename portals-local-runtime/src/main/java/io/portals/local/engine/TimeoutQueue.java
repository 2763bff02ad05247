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
        List<Pending> due = new ArrayList<>();
        List<Object> requests = new ArrayList<>();
        for (long number : head().messages()) {
            Pending ask = asks.take(number);
            if (ask != null) { // else an answer was faster
                transaction.resolves(ask);
                transaction.lapses(ask);
                due.add(ask);
                requests.add(ask.request());
            }
        }
        transaction.handles(requests);
        asker.workflow().failed(asker, due, PortalFailure.Kind.TIMEOUT, "no reply came in time", transaction);
    }
}
