package io.portals.conformance.random.program;

import io.portals.api.Generator;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

/**
 * Atoms that come at a pace and in stages, so that checkpoints and failures find a program at work. Before each atom there are so
 * many empty ones: while the stage is closed each of them takes its time, so that the source can take part in checkpoints meanwhile.
 *
 * @param stages how many there are
 */
record Paced(List<List<Event>> all, int stages, int paceMillis) implements Generator.Atoms<Event> {
    private static final int EMPTY = 200;
    private static final int WAIT_MILLIS = 5;

    @Override
    public Iterator<List<Event>> from(long atom) {
        return new Iterator<>() {
            private long next = atom;

            @Override
            public boolean hasNext() {
                return next < (long) all.size() * (EMPTY + 1);
            }

            @Override
            public List<Event> next() {
                if (!hasNext()) {
                    throw new NoSuchElementException();
                }
                int index = (int) (next / (EMPTY + 1));
                boolean isEmpty = next % (EMPTY + 1) < EMPTY;
                next++;
                if (!isEmpty) {
                    pause(paceMillis);
                    return all.get(index);
                }
                if (!Stages.isOpen(index * stages / all.size())) {
                    pause(WAIT_MILLIS);
                }
                return List.of();
            }
        };
    }

    private static void pause(int millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // the task is cancelled; whatever it emits now is lost
        }
    }
}
