package io.portals.local.engine;

import io.portals.api.task.ReplyTo;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The edges by which answers go back: one for each portal and each task that asks it. */
final class Edges {
    private final List<ReplyQueue> all = new ArrayList<>();
    private final Map<String, ReplyQueue> byName = new LinkedHashMap<>();

    int size() {
        return all.size();
    }

    void add(ReplyQueue edge) {
        all.add(edge);
        byName.put(edge.name(), edge);
    }

    ReplyQueue get(int number) {
        return all.get(number);
    }

    ReplyQueue find(ReplyTo<?> to, String task) {
        ReplyQueue edge = byName.get(to.edge());
        if (edge == null) {
            throw new IllegalStateException(task + ": answers on \"" + to.edge()
                    + "\", which the applications do not have: its asker is gone, or does not ask this portal");
        }
        return edge;
    }
}
