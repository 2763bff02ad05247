package io.portals.flink.task;

import io.portals.api.task.TimerId;

/** Sets and cancels the timers of tasks. Only a feedback core has one. */
public interface TaskTimers {
    /** The name of a timer that is due after so long. */
    TimerId after(long delayMillis, Record timer);

    /** Sets a timer of the key of the task's handler. */
    void set(TaskRunner task, TimerId id, Record timer) throws Exception;

    /** A timer that is not pending is ignored. */
    void cancel(TaskRunner task, TimerId timer) throws Exception;
}
