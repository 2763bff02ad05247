package io.portals.flink.core.gate;

import org.apache.flink.api.connector.source.SourceEvent;

/** What the readers of a gate and its enumerator tell each other. */
sealed interface GateEvent extends SourceEvent {
    /** Reader to enumerator: the round's markers of all subtasks came around, and what had moved by then. */
    record RoundDone(long round, long moved, long openAsks) implements GateEvent {}

    /** Reader to enumerator: the core of this subtask has a long queue, or no longer. */
    record Busy(boolean busy) implements GateEvent {}

    /** Enumerator to reader: some subtask of the core is busy, or none any more. */
    record Throttle(boolean on) implements GateEvent {}

    /** Enumerator to reader. */
    record StartRound(long round, GateSignal.Command command, int task) implements GateEvent {}

    /** Enumerator to reader: the core is at rest for good. */
    record Finish() implements GateEvent {}
}
