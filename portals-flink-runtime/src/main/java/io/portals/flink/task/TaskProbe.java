package io.portals.flink.task;

import java.io.Serializable;

/** A seam for tests, as {@code CoreProbe}, of what tasks do in a core and outside. */
public interface TaskProbe extends Serializable {
    TaskProbe NONE = new TaskProbe() {};

    /** Whether nothing happens of what a handler did that failed and whose event is set aside. */
    default boolean undoesHandlers() {
        return true;
    }
}
