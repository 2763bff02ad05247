package io.portals.local.engine;

import io.portals.local.run.Step;
import java.util.List;

/** Where a batch can wait and be handled. A step handles one batch at one place. */
abstract class Place {
    /** What is chosen from together. */
    enum Level {
        MESSAGES,
        WORKFLOWS,
        SEQUENCERS,
        OUTSIDE
    }

    final Level level;
    final Step.Kind kind;

    /** What steps and messages call it. */
    final String path;

    /** What its batches come from; empty if that is outside. */
    final String from;

    /** Where it stands in {@link Ready}; -1 if it is not ready. */
    int position = -1;

    Place(Level level, Step.Kind kind, String path, String from) {
        this.level = level;
        this.kind = kind;
        this.path = path;
        this.from = from;
    }

    abstract boolean isReady();

    /** What each of the batches that wait carries, of values that programs know; the next is the first. */
    List<List<Object>> waiting() {
        return List.of();
    }

    /** Orders the messages: that of the batch which waits longest. */
    long sequence() {
        return 0;
    }

    /** Who sent the batch that is next. */
    abstract String producer();

    /** Handles the batch that is next, which stays where it is: the transaction may fail. */
    abstract void handle(Transaction transaction);

    /** Takes the batch away that was handled. */
    abstract void handled();
}
