package io.portals.flink.source;

import io.portals.api.Generator;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.core.io.InputStatus;

/** Gives an atom a call. */
final class GeneratorReader<T> implements SourceReader<T, GeneratorSplit> {
    private final Generator.Atoms<T> atoms;
    private final CompletableFuture<Void> available = new CompletableFuture<>();
    private GeneratorSplit split;
    private Iterator<List<T>> rest;

    GeneratorReader(Generator.Atoms<T> atoms) {
        this.atoms = atoms;
    }

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) {
        if (rest == null) {
            return available.isDone() ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
        }
        if (!rest.hasNext()) {
            return InputStatus.END_OF_INPUT;
        }
        rest.next().forEach(output::collect);
        split = new GeneratorSplit(split.nextAtom() + 1);
        return InputStatus.MORE_AVAILABLE;
    }

    @Override
    public void addSplits(List<GeneratorSplit> splits) {
        split = splits.get(0);
        rest = atoms.from(split.nextAtom());
    }

    @Override
    public void notifyNoMoreSplits() {
        available.complete(null);
    }

    @Override
    public List<GeneratorSplit> snapshotState(long checkpointId) {
        return split == null ? List.of() : List.of(split);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return available;
    }

    @Override
    public void start() {
        // the enumerator gives the split without being asked
    }

    @Override
    public void close() {
        // nothing is held
    }
}
