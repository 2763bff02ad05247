package io.portals.flink.core.gate;

/**
 * What the gate tells the core beside it, in band.
 *
 * @param kind what it is
 * @param round its number, for {@code ROUND}
 * @param command what to do in the round, for {@code ROUND}
 * @param task the number of the task to complete, for {@code COMPLETE}
 * @param link under which the core finds its reader, for {@code HELLO}
 */
public record GateSignal(Kind kind, long round, Command command, int task, String link) {
    /** What a signal is. */
    public enum Kind {
        HELLO,
        ROUND,
        FINISHED
    }

    /** What to do once inputs have ended and nothing is queued, before a round's marker leaves. */
    public enum Command {
        /** Nothing: the round is to find out whether anything moves. */
        REST,
        /** Fail all asks that are still open. */
        FAIL_UNANSWERED,
        /** Run onComplete of a task for all keys that have state. */
        COMPLETE
    }

    static GateSignal hello(String link) {
        return new GateSignal(Kind.HELLO, 0, Command.REST, 0, link);
    }

    static GateSignal round(GateEvent.StartRound start) {
        return new GateSignal(Kind.ROUND, start.round(), start.command(), start.task(), "");
    }

    static GateSignal finished() {
        return new GateSignal(Kind.FINISHED, 0, Command.REST, 0, "");
    }
}
