package io.portals.conformance.random.program;

import io.portals.api.Generator;
import java.util.Iterator;
import java.util.List;

/** Atoms that come at a pace, so that checkpoints and failures find a program at work. */
record Paced(List<List<Event>> all, int paceMillis) implements Generator.Atoms<Event> {
    @Override
    public Iterator<List<Event>> from(long atom) {
        Iterator<List<Event>> rest =
                all.subList((int) Math.min(atom, all.size()), all.size()).iterator();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return rest.hasNext();
            }

            @Override
            public List<Event> next() {
                try {
                    Thread.sleep(paceMillis);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt(); // the task is cancelled; whatever it emits now is lost
                }
                return rest.next();
            }
        };
    }
}
