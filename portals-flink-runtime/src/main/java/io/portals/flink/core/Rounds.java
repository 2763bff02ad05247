package io.portals.flink.core;

import io.portals.flink.core.gate.GateLink;
import io.portals.flink.core.gate.GateSignal;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A core's part in the rounds that let a bounded job end: does what a round commands, sends its marker when this subtask is at
 * rest, and reports when the markers of all subtasks came around.
 */
final class Rounds {
    private final int parallelism;
    private final Deque<Work> work = new ArrayDeque<>();
    private long pending;
    private int markers;
    private long moved;
    private boolean reported;

    Rounds(int parallelism) {
        this.parallelism = parallelism;
    }

    /** A round begins; its marker is owed from now on. */
    void start(GateSignal signal, Iterable<Work> commanded) {
        pending = signal.round();
        reported = false;
        commanded.forEach(work::add);
    }

    /** Something moved: a message was handled or came, or a timer fired. */
    void moved(long count) {
        moved += count;
    }

    /** Whether a round was reported, and neither another has begun nor the core was found at rest. */
    boolean awaitsDecision() {
        return reported;
    }

    /** Does the next thing that the round commanded; false if there is none. */
    boolean work() throws Exception {
        Work next = work.poll();
        if (next == null) {
            return false;
        }
        moved++;
        next.run();
        return true;
    }

    /** Whether commanded work is left. */
    boolean hasWork() {
        return !work.isEmpty();
    }

    /** The round whose marker is to be sent, or 0. Asked only when nothing else keeps this subtask from rest. */
    long takePending() {
        if (!work.isEmpty()) {
            return 0;
        }
        long round = pending;
        pending = 0;
        return round;
    }

    /**
     * A subtask's marker came around, maybe before this subtask knows of the round. With the last one, all messages that were
     * sent before the markers are here.
     *
     * @param queued messages that are here and not handled
     * @param link to the gate; null before it is known, when this subtask's own marker is still to come, and after it was closed
     */
    void marker(long round, long queued, long openAsks, GateLink link) {
        if (++markers == parallelism && link != null) {
            link.roundDone(round, moved + queued, openAsks);
            reported = true;
            markers = 0;
            moved = 0;
        }
    }
}
