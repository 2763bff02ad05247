package io.portals.local.engine;

import io.portals.local.run.Step;

/** The atoms of one stream in front of a sequencer, which lets them through one at a time. */
final class SequencerQueue extends QueuePlace<Atom> {
    private final Stream merged;

    SequencerQueue(Ready ready, Stream merged, String from) {
        super(ready, Level.SEQUENCERS, Step.Kind.SEQUENCE, merged.path, from);
        this.merged = merged;
    }

    @Override
    String producer() {
        return head().producer();
    }

    @Override
    void handle(Transaction transaction) {
        transaction.handles(head().events());
        transaction.publish(merged, head().events());
    }
}
