package io.portals.flink.core.log;

import io.portals.flink.core.feedback.Envelope;
import io.portals.flink.core.feedback.EnvelopeSerializer;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RunnableFuture;
import java.util.function.ToIntFunction;
import org.apache.flink.core.memory.DataInputView;
import org.apache.flink.core.memory.DataInputViewStreamWrapper;
import org.apache.flink.core.memory.DataOutputViewStreamWrapper;
import org.apache.flink.runtime.state.CheckpointStateOutputStream;
import org.apache.flink.runtime.state.CheckpointStreamFactory;
import org.apache.flink.runtime.state.CheckpointedStateScope;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.runtime.state.KeyGroupRangeOffsets;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.SnapshotResult;
import org.apache.flink.runtime.state.StreamStateHandle;

/**
 * The in-flight messages of one checkpoint: the queue when the barrier passed the core, then what came back from the tail until
 * the barrier passed that. Only references are taken here; messages are written by the checkpoint's asynchronous part, which
 * waits for the tail.
 */
public final class InFlightLog {
    private final KeyGroupRange range;
    private final KeyGroupCounts counts;
    private final ToIntFunction<Envelope> copies;
    private final List<Envelope> messages = new ArrayList<>();
    private final CompletableFuture<Void> complete = new CompletableFuture<>();

    /**
     * Takes the queue's content and the counts as they are now.
     *
     * @param copies how often a message is logged: once, but for tests
     */
    public InFlightLog(
            KeyGroupRange range, KeyGroupCounts counts, Collection<Envelope> queue, ToIntFunction<Envelope> copies) {
        this.range = range;
        this.counts = counts.copy();
        this.copies = copies;
        queue.forEach(this::add);
    }

    /** A message that came back before the tail's barrier. */
    public void add(Envelope message) {
        for (int left = copies.applyAsInt(message); left > 0; left--) {
            messages.add(message);
        }
    }

    public int size() {
        return messages.size();
    }

    /** The tail's barrier came: nothing is added any more. */
    public void complete() {
        complete.complete(null);
    }

    /** The checkpoint is given up. */
    public void abort() {
        complete.completeExceptionally(new CancellationException("checkpoint aborted"));
    }

    /** What Flink runs as the checkpoint's asynchronous part. Cancelling it interrupts the wait for the tail. */
    public RunnableFuture<SnapshotResult<KeyedStateHandle>> written(
            CheckpointStreamFactory streams, EnvelopeSerializer serializer) {
        EnvelopeSerializer own = serializer.duplicate();
        return new FutureTask<>(() -> {
            complete.get();
            return messages.isEmpty() && counts.untouched() ? SnapshotResult.empty() : write(streams, own);
        });
    }

    private SnapshotResult<KeyedStateHandle> write(CheckpointStreamFactory streams, EnvelopeSerializer serializer)
            throws IOException {
        Map<Integer, List<Envelope>> byGroup = new HashMap<>();
        for (Envelope message : messages) {
            if (!range.contains(message.keyGroup())) {
                throw new IllegalStateException(
                        message + " of key group " + message.keyGroup() + " is in the log of " + range);
            }
            byGroup.computeIfAbsent(message.keyGroup(), group -> new ArrayList<>())
                    .add(message);
        }
        CheckpointStateOutputStream stream =
                streams.createCheckpointStateOutputStream(CheckpointedStateScope.EXCLUSIVE);
        try {
            DataOutputViewStreamWrapper out = new DataOutputViewStreamWrapper(stream);
            long[] offsets = new long[range.getNumberOfKeyGroups()];
            for (int group : range) {
                offsets[group - range.getStartKeyGroup()] = stream.getPos();
                counts.write(group, out);
                List<Envelope> some = byGroup.getOrDefault(group, List.of());
                out.writeInt(some.size());
                for (Envelope message : some) {
                    serializer.serialize(message, out);
                }
            }
            StreamStateHandle handle = stream.closeAndGetHandle();
            stream = null;
            return SnapshotResult.of(new KeyGroupsStateHandle(new KeyGroupRangeOffsets(range, offsets), handle));
        } finally {
            if (stream != null) {
                stream.close();
            }
        }
    }

    /** The number of messages that were logged of the key group at which the stream stands. */
    public static long countMessages(InputStream from) throws IOException {
        DataInputView in = new DataInputViewStreamWrapper(from);
        in.skipBytesToRead(KeyGroupCounts.BYTES);
        return in.readInt();
    }

    /**
     * Reads what was logged of one key group.
     *
     * @param counts to which its counts are added
     * @param to which its messages are added, in the order in which they came
     */
    public static void read(
            InputStream from,
            int keyGroup,
            LogSchema schema,
            int maxParallelism,
            KeyGroupCounts counts,
            Collection<Envelope> to)
            throws IOException {
        DataInputView in = new DataInputViewStreamWrapper(from);
        counts.read(keyGroup, in);
        int size = in.readInt();
        for (int i = 0; i < size; i++) {
            to.add(schema.read(in, maxParallelism).inKeyGroup(keyGroup));
        }
    }
}
