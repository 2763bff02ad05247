package io.portals.local;

import io.portals.local.run.Trace;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/**
 * What a stream has carried so far, in order: the events of its committed atoms.
 *
 * <pre>{@code
 * assertThat(run.output(COUNTS)).containsExactly(new WordCount("to", 1), new WordCount("be", 1));
 * }</pre>
 *
 * @param <T> the type of the events
 */
public final class Output<T> extends AbstractList<T> {
    private final String path;
    private final List<List<T>> atoms;
    private final List<T> events;
    private final Supplier<Trace> trace;

    Output(String path, List<List<T>> atoms, Supplier<Trace> trace) {
        this.path = path;
        this.atoms = atoms;
        this.events = new ArrayList<>();
        atoms.forEach(events::addAll);
        this.trace = trace;
    }

    /** The stream's path. */
    public String path() {
        return path;
    }

    /** The same events, by atom. */
    public List<List<T>> atoms() {
        return atoms;
    }

    /** Some of its events, as one atom. */
    public Output<T> part(List<T> some) {
        return new Output<>(path, List.of(some), trace);
    }

    /** What led there. */
    public Trace trace() {
        return trace.get();
    }

    @Override
    public T get(int index) {
        return events.get(index);
    }

    @Override
    public int size() {
        return events.size();
    }
}
