package io.portals.local.engine;

import io.portals.local.run.Step;
import java.util.Arrays;
import java.util.List;

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
    final List<List<Object>> waiting() {
        return save().stream().map(atom -> Arrays.asList(atom.events())).toList();
    }

    @Override
    final void handle(Transaction transaction) {
        Object[] events = head().events();
        transaction.handles(events);
        handle(events, transaction);
    }

    abstract void handle(Object[] events, Transaction transaction);
}
