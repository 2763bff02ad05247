package io.portals.examples.actors.launch;

import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;

/**
 * Commits in two phases into {@link Collected}: what was written counts when its checkpoint is complete, and once.
 *
 * @param run names what it collects into
 * @param stream under which it collects
 * @param isFailing whether its first subtask is where failures strike
 */
record CollectingSink<T>(String run, String stream, boolean isFailing)
        implements Sink<T>, SupportsCommitter<CollectingSink.Batch> {
    /** Between two moments in which a failure may strike. */
    private static final long MOMENTS_MILLIS = 4;

    /**
     * As long as failures are to strike, the task does nothing for so long at each moment: actors that are done before a checkpoint is
     * complete would leave nothing to fail in.
     */
    private static final long PAUSE_NANOS = 20_000_000;

    /** What one writer wrote in one epoch: a name by which it is kept. */
    record Batch(int attempt, String id) implements Serializable {}

    @Override
    public CommittingSinkWriter<T, Batch> createWriter(WriterInitContext context) {
        boolean fails = isFailing && context.getTaskInfo().getIndexOfThisSubtask() == 0;
        int attempt = context.getTaskInfo().getAttemptNumber();
        if (fails) {
            Failures failures = Collected.of(run).failures();
            failures.started(attempt);
            letFail(failures, context.getProcessingTimeService());
        }
        return new Writer<>(Collected.of(run), attempt, fails);
    }

    /** In the thread of the task, every few milliseconds. */
    private static void letFail(Failures failures, ProcessingTimeService time) {
        if (!failures.areOver()) {
            time.registerTimer(time.getCurrentProcessingTime() + MOMENTS_MILLIS, now -> {
                failures.moment();
                LockSupport.parkNanos(PAUSE_NANOS);
                letFail(failures, time);
            });
        }
    }

    @Override
    public Committer<Batch> createCommitter(CommitterInitContext context) {
        return new Committing(run, stream, isFailing && context.getTaskInfo().getIndexOfThisSubtask() == 0);
    }

    @Override
    public SimpleVersionedSerializer<Batch> getCommittableSerializer() {
        return new BatchSerializer();
    }

    /** Keeps what is written until the next checkpoint. */
    private static final class Writer<T> implements CommittingSinkWriter<T, Batch> {
        private final Collected collected;
        private final int attempt;
        private final boolean fails;
        private List<Object> events = new ArrayList<>();

        Writer(Collected collected, int attempt, boolean fails) {
            this.collected = collected;
            this.attempt = attempt;
            this.fails = fails;
        }

        @Override
        public void write(T event, Context context) {
            events.add(event);
        }

        @Override
        public Collection<Batch> prepareCommit() {
            if (events.isEmpty() && !fails) {
                return List.of();
            }
            Batch batch = new Batch(attempt, collected.keep(events));
            events = new ArrayList<>();
            return List.of(batch); // where failures strike also if it is empty, to hear that the checkpoint is complete
        }

        @Override
        public void flush(boolean endOfInput) {
            // nothing is buffered
        }

        @Override
        public void close() {
            // nothing is held
        }
    }

    /** Its checkpoint is complete. */
    private record Committing(String run, String stream, boolean fails) implements Committer<Batch> {
        @Override
        public void commit(Collection<CommitRequest<Batch>> requests) {
            Collected collected = Collected.of(run);
            for (CommitRequest<Batch> request : requests) {
                Batch batch = request.getCommittable();
                collected.commit(stream, batch.id());
                if (fails) {
                    collected.failures().completed(batch.attempt());
                }
            }
        }

        @Override
        public void close() {
            // nothing is held
        }
    }

    /** A number and a name. */
    private static final class BatchSerializer implements SimpleVersionedSerializer<Batch> {
        private static final char SEPARATOR = ' ';

        @Override
        public int getVersion() {
            return 1;
        }

        @Override
        public byte[] serialize(Batch batch) {
            return (batch.attempt() + "" + SEPARATOR + batch.id()).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public Batch deserialize(int version, byte[] bytes) {
            String text = new String(bytes, StandardCharsets.UTF_8);
            int separator = text.indexOf(SEPARATOR);
            return new Batch(Integer.parseInt(text.substring(0, separator)), text.substring(separator + 1));
        }
    }
}
