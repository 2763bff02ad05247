package io.portals.local.engine;

import io.portals.local.run.Step;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;

/**
 * A place with a queue.
 *
 * @param <B> the batches that wait
 */
abstract class QueuePlace<B> extends Place {
    private final Ready ready;
    private final ArrayDeque<B> queue = new ArrayDeque<>();

    QueuePlace(Ready ready, Level level, Step.Kind kind, String path, String from) {
        super(level, kind, path, from);
        this.ready = ready;
    }

    final void add(B batch) {
        queue.add(batch);
        ready.added(this);
        changed();
    }

    /** What waits is not what it was. */
    void changed() {
        // nobody else need know
    }

    final B head() {
        return queue.peekFirst();
    }

    @Override
    boolean isReady() {
        return !queue.isEmpty();
    }

    @Override
    void handled() {
        queue.pollFirst();
        ready.taken(this);
        changed();
    }

    final List<B> save() {
        return new ArrayList<>(queue);
    }

    @SuppressWarnings("unchecked") // what save gave
    final void load(List<?> saved) {
        for (Object batch : saved) {
            add((B) batch);
        }
    }
}
