package io.portals.local.engine;

import io.portals.local.run.Step;

/** The atoms of one stream in front of a sequencer, which lets them through one at a time. */
final class SequencerQueue extends AtomQueue {
    private final Stream merged;
    private final SequencerTurns turns;

    SequencerQueue(Ready ready, Stream merged, String from, SequencerTurns turns) {
        super(ready, Level.SEQUENCERS, Step.Kind.SEQUENCE, merged.path, from);
        this.merged = merged;
        this.turns = turns;
    }

    boolean hasAtom() {
        return head() != null;
    }

    @Override
    boolean isReady() {
        return hasAtom() && turns.isTurnOf(this);
    }

    @Override
    void changed() {
        turns.changed();
    }

    @Override
    void handled() {
        turns.took(this);
        super.handled();
    }

    @Override
    void handle(Object[] events, Transaction transaction) {
        transaction.publish(merged, events);
    }
}
