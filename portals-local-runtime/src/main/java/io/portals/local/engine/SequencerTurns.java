package io.portals.local.engine;

import io.portals.api.Sequencing;
import java.util.ArrayList;
import java.util.List;

/** Which of the streams of one sequencer is next. */
final class SequencerTurns {
    private final Sequencing how;
    private final Ready ready;
    private final List<SequencerQueue> queues = new ArrayList<>();

    /** The stream that is looked at first: the one behind that which was next before. */
    private int next;

    SequencerTurns(Sequencing how, Ready ready) {
        this.how = how;
        this.ready = ready;
    }

    void add(SequencerQueue queue) {
        queues.add(queue);
    }

    /** Whether a stream that has an atom may be next. */
    boolean isTurnOf(SequencerQueue queue) {
        if (how == Sequencing.ANY) {
            return true;
        }
        int first = how == Sequencing.ROUND_ROBIN ? next : 0;
        for (int i = 0; i < queues.size(); i++) {
            SequencerQueue each = queues.get((first + i) % queues.size());
            if (each.hasAtom()) {
                return each == queue;
            }
        }
        return false;
    }

    /** A stream was next. */
    void took(SequencerQueue queue) {
        next = (queues.indexOf(queue) + 1) % queues.size();
    }

    /** A stream has got an atom, or has one less: others may be next now. */
    void changed() {
        if (how != Sequencing.ANY) {
            queues.forEach(ready::update);
        }
    }

    int save() {
        return next;
    }

    void load(int saved) {
        next = saved;
    }
}
