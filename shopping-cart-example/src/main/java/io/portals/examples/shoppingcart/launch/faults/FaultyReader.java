package io.portals.examples.shoppingcart.launch.faults;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceSplit;
import org.apache.flink.core.io.InputStatus;

/**
 * Reads what another reader gives, tells the plan of checkpoints, and stays open until the last failure has happened: a short
 * input must not end before that.
 */
final class FaultyReader<T, S extends SourceSplit> implements SourceReader<T, S> {
    private static final Executor IN_A_MOMENT = CompletableFuture.delayedExecutor(10, TimeUnit.MILLISECONDS);

    private final SourceReader<T, S> reader;
    private final FaultPlan plan;
    private final String point;
    private final int generation;
    private boolean ended;

    FaultyReader(SourceReader<T, S> reader, FaultPlan plan, String point) {
        this.reader = reader;
        this.plan = plan;
        this.point = point;
        this.generation = plan.generation();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<T> output) throws Exception {
        if (!ended) {
            plan.pass(point);
            InputStatus status = reader.pollNext(output);
            if (status != InputStatus.END_OF_INPUT) {
                return status;
            }
            ended = true;
        }
        plan.passAtTheEnd();
        return plan.isOutstanding() ? InputStatus.NOTHING_AVAILABLE : InputStatus.END_OF_INPUT;
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return ended ? CompletableFuture.runAsync(() -> {}, IN_A_MOMENT) : reader.isAvailable();
    }

    @Override
    public void notifyCheckpointComplete(long checkpointId) throws Exception {
        reader.notifyCheckpointComplete(checkpointId);
        plan.checkpointCompleted(generation);
    }

    @Override
    public void notifyCheckpointAborted(long checkpointId) throws Exception {
        reader.notifyCheckpointAborted(checkpointId);
    }

    @Override
    public void start() {
        reader.start();
    }

    @Override
    public List<S> snapshotState(long checkpointId) {
        return reader.snapshotState(checkpointId);
    }

    @Override
    public void addSplits(List<S> splits) {
        reader.addSplits(splits);
    }

    @Override
    public void notifyNoMoreSplits() {
        reader.notifyNoMoreSplits();
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        reader.handleSourceEvents(event);
    }

    @Override
    public void pauseOrResumeSplits(Collection<String> splitsToPause, Collection<String> splitsToResume) {
        reader.pauseOrResumeSplits(splitsToPause, splitsToResume);
    }

    @Override
    public void close() throws Exception {
        reader.close();
    }
}
