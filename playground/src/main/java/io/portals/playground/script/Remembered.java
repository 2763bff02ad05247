package io.portals.playground.script;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/** Atoms that come once, of which the last may be read again: more is not, as scripts go back by running again. */
final class Remembered {
    private final Iterator<List<Keyed>> more;
    private final ArrayDeque<List<Keyed>> atoms = new ArrayDeque<>();

    /** The number of the first that is there. */
    private long first;

    Remembered(Iterator<List<Keyed>> more) {
        this.more = more;
    }

    private boolean has(long atom) {
        while (first + atoms.size() <= atom && more.hasNext()) {
            atoms.add(more.next());
        }
        return atom < first + atoms.size();
    }

    private List<Keyed> get(long atom) {
        if (atom < first || !has(atom)) {
            throw new NoSuchElementException("atom " + atom);
        }
        while (first < atom) {
            atoms.poll();
            first++;
        }
        return atoms.peek();
    }

    Iterator<List<Keyed>> from(long start) {
        return new Iterator<>() {
            private long next = start;

            @Override
            public boolean hasNext() {
                return has(next);
            }

            @Override
            public List<Keyed> next() {
                return get(next++);
            }
        };
    }
}
