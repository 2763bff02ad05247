package io.portals.flink.source;

import io.portals.api.Generator;
import io.portals.flink.task.TaskException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/** Gives an atom a call, and none in a pause. */
final class GeneratorReader<T> implements SourceReader<T, GeneratorSplit> {
    private final String path;
    private final Generator.Atoms<T> atoms;
    private final Pauses pauses;
    private final CompletableFuture<Void> assigned = new CompletableFuture<>();
    private CompletableFuture<Void> pause = Pauses.NONE;
    private GeneratorSplit split;
    private Iterator<List<T>> rest;

    /** @param path of the generator, for messages */
    GeneratorReader(String path, Generator.Atoms<T> atoms, Pauses pauses) {
        this.path = path;
        this.atoms = atoms;
        this.pauses = pauses;
    }

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) {
        if (split == null) {
            return assigned.isDone() ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
        }
        if (!pause.isDone()) {
            return InputStatus.NOTHING_AVAILABLE;
        }
        if (!hasNext()) {
            return InputStatus.END_OF_INPUT;
        }
        List<T> atom = next();
        atom.forEach(output::collect);
        split = new GeneratorSplit(split.nextAtom() + 1);
        if (!atom.isEmpty() && hasNext()) {
            pause = pauses.begin();
        }
        return pause.isDone() ? InputStatus.MORE_AVAILABLE : InputStatus.NOTHING_AVAILABLE;
    }

    private boolean hasNext() {
        try {
            if (rest == null) {
                rest = atoms.from(split.nextAtom());
            }
            return rest.hasNext();
        } catch (RuntimeException e) {
            throw TaskException.ofGenerator(path, split.nextAtom(), e);
        }
    }

    private List<T> next() {
        try {
            return rest.next();
        } catch (RuntimeException e) {
            throw TaskException.ofGenerator(path, split.nextAtom(), e);
        }
    }

    @Override
    public void addSplits(List<GeneratorSplit> splits) {
        split = splits.get(0);
    }

    @Override
    public void notifyNoMoreSplits() {
        assigned.complete(null);
    }

    @Override
    public List<GeneratorSplit> snapshotState(long checkpointId) {
        return split == null ? List.of() : List.of(split);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return split == null ? assigned : pause;
    }

    @Override
    public void start() {
        // the enumerator gives the split without being asked
    }

    @Override
    public void close() throws Exception {
        pause.complete(null);
        if (rest instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }
}
