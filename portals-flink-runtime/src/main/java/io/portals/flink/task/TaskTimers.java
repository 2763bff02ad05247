package io.portals.flink.task;

import io.portals.api.task.TimerId;

/** Sets and cancels the timers of tasks. Only a feedback core has one. */
public interface TaskTimers {
    TimerId set(TaskRunner task, long delayMillis, Record timer) throws Exception;

    /** A timer that is not pending is ignored. */
    void cancel(TaskRunner task, TimerId timer) throws Exception;
}
