package io.portals.local.engine;

import io.portals.local.run.Step;
import java.util.ArrayList;
import java.util.List;

/** The timers of a task that are due. */
final class TimerQueue extends MessageQueue<Long> {
    private final TaskNode task;
    private final Timers timers;

    TimerQueue(Ready ready, TaskNode task, Timers timers) {
        super(ready, Step.Kind.TIMER, task.path, "");
        this.task = task;
        this.timers = timers;
    }

    @Override
    void handle(Transaction transaction) {
        List<Object> fired = new ArrayList<>();
        task.workflow().begin();
        for (long number : head().messages()) {
            Timer timer = timers.take(number);
            if (timer != null) { // else it was cancelled since it became due
                transaction.takes(timer);
                fired.add(timer.fires());
                task.fire(timer, transaction);
            }
        }
        transaction.handles(fired);
        task.workflow().end(task, transaction);
    }
}
