package io.portals.local.engine;

/**
 * A seam for tests: stands where the runtime must do one thing and a defect would do another. Otherwise it is {@link #NONE}.
 */
public interface LocalProbe {
    LocalProbe NONE = new LocalProbe() {};

    /** Whether the state that a failed step changed is what it was before. */
    default boolean undoesState() {
        return true;
    }

    /** Whether the state that a handler changed is what it was before, where the handler failed and its policy sets the event aside. */
    default boolean undoesHandlers() {
        return true;
    }

    /** Whether the events that a failed step would have published are dropped. */
    default boolean dropsOutputs() {
        return true;
    }

    /** Whether an answer is sent. */
    default boolean sendsAnswer(long ask) {
        return true;
    }

    /** Whether an ask that was pending is so after a recovery. */
    default boolean restoresAsk(long ask) {
        return true;
    }

    /** Whether an ask fails whose limit is reached. */
    default boolean timesOut(long ask) {
        return true;
    }
}
