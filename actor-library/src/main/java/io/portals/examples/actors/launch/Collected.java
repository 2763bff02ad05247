package io.portals.examples.actors.launch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** What the sinks of one job have committed. Job and launcher are in one JVM, where it is found by a name. */
final class Collected implements AutoCloseable {
    private static final Map<String, Collected> ALL = new ConcurrentHashMap<>();

    private final String id = UUID.randomUUID().toString();
    private final Failures failures;
    private final Map<String, List<Object>> written = new ConcurrentHashMap<>();
    private final Map<String, List<Object>> committed = new LinkedHashMap<>();

    Collected(Failures failures) {
        this.failures = failures;
        ALL.put(id, this);
    }

    /** @throws IllegalStateException if the job is over */
    static Collected of(String id) {
        Collected found = ALL.get(id);
        if (found == null) {
            throw new IllegalStateException("the run " + id + " is over");
        }
        return found;
    }

    String id() {
        return id;
    }

    Failures failures() {
        return failures;
    }

    /** Keeps what a writer wrote in an epoch, and names it. */
    String keep(List<Object> events) {
        String batch = UUID.randomUUID().toString();
        written.put(batch, events);
        return batch;
    }

    /** Commits what is kept by that name, unless that has been done before: a commit may be asked for again after a failure. */
    void commit(String stream, String batch) {
        List<Object> events = written.remove(batch);
        if (events != null) {
            synchronized (committed) {
                committed.computeIfAbsent(stream, key -> new ArrayList<>()).addAll(events);
            }
        }
    }

    /** What is committed of a stream. */
    List<Object> committed(String stream) {
        synchronized (committed) {
            return List.copyOf(committed.getOrDefault(stream, List.of()));
        }
    }

    @Override
    public void close() {
        ALL.remove(id);
    }
}
