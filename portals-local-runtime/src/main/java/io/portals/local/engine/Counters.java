package io.portals.local.engine;

import io.portals.api.check.HandlerRules;
import java.util.LinkedHashMap;
import java.util.Map;

/** What the handlers of a task have counted in this engine: no part of what is saved, nor undone. */
final class Counters {
    private final String path;
    private final Map<String, Long> counted = new LinkedHashMap<>();

    /** @param path of the task */
    Counters(String path) {
        this.path = path;
    }

    void add(String metric, long delta) {
        Long before = counted.get(metric);
        counted.put(
                before == null ? HandlerRules.counter(path, metric) : metric, before == null ? delta : before + delta);
    }

    /** Zero for what was never counted. */
    long counted(String metric) {
        return counted.getOrDefault(metric, 0L);
    }
}
