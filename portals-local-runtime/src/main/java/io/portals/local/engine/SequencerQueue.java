package io.portals.local.engine;

import io.portals.local.run.Step;

/** The atoms of one stream in front of a sequencer, which lets them through one at a time. */
final class SequencerQueue extends AtomQueue {
    private final Stream merged;

    SequencerQueue(Ready ready, Stream merged, String from) {
        super(ready, Level.SEQUENCERS, Step.Kind.SEQUENCE, merged.path, from);
        this.merged = merged;
    }

    @Override
    void handle(Object[] events, Transaction transaction) {
        transaction.publish(merged, events);
    }
}
