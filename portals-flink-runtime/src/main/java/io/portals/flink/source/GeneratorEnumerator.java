package io.portals.flink.source;

import java.util.List;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;

/** Gives the one split to the one reader. */
final class GeneratorEnumerator implements SplitEnumerator<GeneratorSplit, GeneratorSplit> {
    private final SplitEnumeratorContext<GeneratorSplit> context;
    private GeneratorSplit unassigned;

    GeneratorEnumerator(SplitEnumeratorContext<GeneratorSplit> context, GeneratorSplit unassigned) {
        this.context = context;
        this.unassigned = unassigned;
    }

    @Override
    public void addReader(int subtask) {
        if (unassigned != null && subtask == 0) {
            context.assignSplit(unassigned, subtask);
            unassigned = null;
        }
        context.signalNoMoreSplits(subtask);
    }

    @Override
    public void addSplitsBack(List<GeneratorSplit> splits, int subtask) {
        for (GeneratorSplit split : splits) {
            unassigned = split;
        }
    }

    @Override
    public GeneratorSplit snapshotState(long checkpointId) {
        return unassigned;
    }

    @Override
    public void start() {
        // the split is given when the reader is there
    }

    @Override
    public void handleSplitRequest(int subtask, String host) {
        // readers do not ask
    }

    @Override
    public void close() {
        // nothing is held
    }
}
