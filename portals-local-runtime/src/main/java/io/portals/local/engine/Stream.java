package io.portals.local.engine;

import io.portals.api.Type;
import java.util.ArrayList;
import java.util.List;

/** An atomic stream: hands each atom to all consumers. */
final class Stream {
    final String path;
    private final Type<?> type;
    private final List<AtomQueue> consumers = new ArrayList<>();
    private final History<Atom> carried;

    Stream(String path, Type<?> type, int keeping) {
        this.path = path;
        this.type = type;
        this.carried = new History<>(keeping);
    }

    /** A new consumer gets what is published from now on. */
    void connect(AtomQueue consumer) {
        consumers.add(consumer);
    }

    /** The type of its events. */
    Type<?> type() {
        return type;
    }

    boolean isRead() {
        return !consumers.isEmpty();
    }

    void publish(Atom atom) {
        for (int i = 0; i < consumers.size(); i++) {
            consumers.get(i).add(atom);
        }
        carried.append(atom);
    }

    History<Atom> carried() {
        return carried;
    }
}
