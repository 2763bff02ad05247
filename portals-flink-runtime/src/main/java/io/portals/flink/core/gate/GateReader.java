package io.portals.flink.core.gate;

import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;

/** The gate's part in a subtask. */
final class GateReader implements SourceReader<GateSignal, GateSource.NoSplit> {
    private final SourceReaderContext context;
    private final GateLink link = new GateLink(this::wake);
    private final Queue<GateSignal> signals = new ArrayDeque<>();
    private boolean finish;
    private volatile CompletableFuture<Void> available = new CompletableFuture<>();

    GateReader(SourceReaderContext context) {
        this.context = context;
    }

    @Override
    public void start() {
        signals.add(GateSignal.hello(link.id()));
        wake();
    }

    /** From any thread. */
    private void wake() {
        available.complete(null);
    }

    @Override
    public InputStatus pollNext(ReaderOutput<GateSignal> output) {
        for (GateEvent event = link.nextForEnumerator(); event != null; event = link.nextForEnumerator()) {
            context.sendSourceEventToCoordinator(event);
        }
        GateSignal signal = signals.poll();
        if (signal != null) {
            output.collect(signal);
            return InputStatus.MORE_AVAILABLE;
        }
        if (finish) {
            return InputStatus.END_OF_INPUT;
        }
        if (available.isDone()) {
            available = new CompletableFuture<>();
        }
        if (link.hasMoreForEnumerator()) { // came while the future was being replaced
            wake();
        }
        return InputStatus.NOTHING_AVAILABLE;
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        if (event instanceof GateEvent.Throttle throttle) {
            link.throttle(throttle.on());
        } else if (event instanceof GateEvent.StartRound start) {
            signals.add(GateSignal.round(start));
            wake();
        } else if (event instanceof GateEvent.Finish) {
            signals.add(GateSignal.finished());
            finish = true;
            wake();
        } else {
            throw new IllegalArgumentException("not for a gate's reader: " + event);
        }
    }

    @Override
    public List<GateSource.NoSplit> snapshotState(long checkpointId) {
        link.checkpoint(checkpointId);
        return List.of();
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return available;
    }

    @Override
    public void addSplits(List<GateSource.NoSplit> splits) {
        // a gate has none
    }

    @Override
    public void notifyNoMoreSplits() {
        // a gate has none
    }

    @Override
    public void close() {
        link.close();
    }
}
