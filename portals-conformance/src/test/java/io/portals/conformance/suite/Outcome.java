package io.portals.conformance.suite;

import io.portals.api.AtomicStream;
import java.util.List;
import java.util.Map;

/**
 * What a run has committed.
 *
 * @param atoms by the path of each stream that was watched: its atoms, in the order in which they were committed
 * @param lateReplies how many replies came after their ask was resolved
 * @param failures how many failures the run has recovered from
 * @param counted what tasks have counted, of what the program looks at
 */
public record Outcome(
        Map<String, List<List<Object>>> atoms, long lateReplies, int failures, Map<Program.Counter, Long> counted) {
    /** What a task has counted. */
    public long counted(String task, String metric) {
        return counted.get(new Program.Counter(task, metric));
    }

    /** All events of a stream that was watched. */
    public <T> List<T> of(AtomicStream<T> stream) {
        return atomsOf(stream).stream().flatMap(List::stream).toList();
    }

    /**
     * The atoms of a stream that was watched. What a runtime calls an atom is its own affair, as long as it never splits those
     * that came in.
     */
    @SuppressWarnings("unchecked") // events of the stream have its type
    public <T> List<List<T>> atomsOf(AtomicStream<T> stream) {
        return (List<List<T>>) (List<?>) atoms.get(stream.path());
    }
}
