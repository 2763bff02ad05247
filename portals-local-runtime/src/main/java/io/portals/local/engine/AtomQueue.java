package io.portals.local.engine;

import io.portals.local.run.Step;

/** The atoms of one stream in front of one of its consumers. */
abstract class AtomQueue extends QueuePlace<Atom> {
    AtomQueue(Ready ready, Level level, Step.Kind kind, String path, String from) {
        super(ready, level, kind, path, from);
    }

    @Override
    final String producer() {
        return head().producer();
    }

    @Override
    final void handle(Transaction transaction) {
        Object[] events = head().events();
        transaction.handles(events);
        handle(events, transaction);
    }

    abstract void handle(Object[] events, Transaction transaction);
}
