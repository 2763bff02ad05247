package io.portals.api.task;

import java.time.Instant;

/**
 * What every handler may do. A context is valid until its handler returns.
 *
 * @param <O> the type of events that the task emits
 */
public interface EmitContext<O> {
    /** Emits an event, which is published if and only if all effects of the handler are. */
    void emit(O event);

    /** The path of the task. */
    String path();

    /** The processing time. */
    Instant now();
}
