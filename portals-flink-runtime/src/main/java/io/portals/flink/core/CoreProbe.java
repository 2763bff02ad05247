package io.portals.flink.core;

import io.portals.flink.core.feedback.Envelope;
import io.portals.flink.task.TaskProbe;
import org.apache.flink.api.connector.sink2.Sink;

/**
 * A seam for tests: stands where the runtime must do one thing and a defect would do another, and where failures are to be
 * injected. In production it is {@link #NONE}.
 */
public interface CoreProbe extends TaskProbe {
    CoreProbe NONE = new CoreProbe() {};

    /** How often a message is written to the in-flight log. */
    default int copiesLogged(Envelope message) {
        return 1;
    }

    /** Whether the queue is part of the checkpoint. */
    default boolean logsQueue() {
        return true;
    }

    /** Whether an answer is sent. */
    default boolean sends(Envelope answer) {
        return true;
    }

    /** The sink to which a stream's events go. */
    default <T> Sink<T> sink(String stream, Sink<T> bound) {
        return bound;
    }

    /** Called at a core's snapshot. */
    default void snapshot(long checkpoint) throws Exception {}

    /** Called when a core has read its log. */
    default void restored(long messages, long openAsks) throws Exception {}

    /** Called when a core has been told that it is at rest for good. */
    default void finishing() throws Exception {}
}
