package io.portals.flink.testing;

import io.portals.api.task.DeadLetter;
import io.portals.flink.types.DeadLetterSerializer;
import java.io.IOException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.sink2.Committer;
import org.apache.flink.api.connector.sink2.CommitterInitContext;
import org.apache.flink.api.connector.sink2.CommittingSinkWriter;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SupportsCommitter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.core.io.SimpleVersionedSerializer;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.core.memory.DataOutputSerializer;
import org.apache.flink.util.InstantiationUtil;

/**
 * Commits in two phases into a list of this JVM: what is written shows when, and only when, its checkpoint is complete. Its
 * events must be Serializable, or dead letters.
 */
public final class CommittedSink<T> implements Sink<T>, SupportsCommitter<CommittedSink.Batch> {
    private static final Map<String, Store> STORES = new ConcurrentHashMap<>();

    private static final class Store {
        final List<List<Object>> committed = new ArrayList<>();
        final Set<String> batches = ConcurrentHashMap.newKeySet();
        String skipped;
        long written;
    }

    /** What one writer wrote in one epoch. */
    public record Batch(String store, String id, ArrayList<Object> events) implements Serializable {}

    /** A dead letter, as it may hold what is not Serializable. */
    private record Letter(byte[] bytes) implements Serializable {
        static Object packed(Object event) throws IOException {
            if (event instanceof DeadLetter<?> letter) {
                DataOutputSerializer bytes = new DataOutputSerializer(64);
                DeadLetterSerializer.INSTANCE.serialize(letter, bytes);
                return new Letter(bytes.getCopyOfBuffer());
            }
            return event;
        }

        static Object unpacked(Object event) throws IOException {
            return event instanceof Letter letter
                    ? DeadLetterSerializer.INSTANCE.deserialize(new DataInputDeserializer(letter.bytes()))
                    : event;
        }
    }

    private final String store;
    private final boolean skipping;

    public CommittedSink() {
        this(UUID.randomUUID().toString(), false);
        STORES.put(store, new Store());
    }

    private CommittedSink(String store, boolean skipping) {
        this.store = store;
        this.skipping = skipping;
    }

    /** The same sink with a defect: one of its commits does nothing. */
    CommittedSink<T> skippingOneCommit() {
        return new CommittedSink<>(store, true);
    }

    /** All that is committed, in the order of commits. */
    public List<T> committed() {
        return epochs().stream().flatMap(List::stream).toList();
    }

    /** All that is committed: what each writer wrote in an epoch, in the order of commits. */
    @SuppressWarnings("unchecked") // a sink of T
    public List<List<T>> epochs() {
        Store events = STORES.get(store);
        synchronized (events) {
            return (List<List<T>>) (List<?>) List.copyOf(events.committed);
        }
    }

    /** How many events were written, also those of epochs that were aborted. */
    public long written() {
        Store events = STORES.get(store);
        synchronized (events) {
            return events.written;
        }
    }

    @Override
    public CommittingSinkWriter<T, Batch> createWriter(WriterInitContext context) {
        return new Writer<>(store);
    }

    private static final class Writer<T> implements CommittingSinkWriter<T, Batch> {
        private final String store;
        private ArrayList<Object> events = new ArrayList<>();

        Writer(String store) {
            this.store = store;
        }

        @Override
        public void write(T event, Context context) throws IOException {
            Faults.at(Faults.Place.SINK_WRITE);
            events.add(Letter.packed(event));
            Store to = STORES.get(store);
            synchronized (to) {
                to.written++;
            }
        }

        @Override
        public Collection<Batch> prepareCommit() {
            if (events.isEmpty()) {
                return List.of();
            }
            Batch batch = new Batch(store, UUID.randomUUID().toString(), events);
            events = new ArrayList<>();
            return List.of(batch);
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

    @Override
    public Committer<Batch> createCommitter(CommitterInitContext context) {
        return new Committing(skipping);
    }

    private record Committing(boolean skipping) implements Committer<Batch> {
        @Override
        public void commit(Collection<CommitRequest<Batch>> requests) throws IOException {
            Faults.at(Faults.Place.SINK_COMMIT);
            for (CommitRequest<Batch> request : requests) {
                Batch batch = request.getCommittable();
                Store to = STORES.get(batch.store());
                synchronized (to) {
                    if (skipping && (to.skipped == null || to.skipped.equals(batch.id()))) {
                        to.skipped = batch.id();
                        continue;
                    }
                    if (to.batches.add(batch.id())) { // a commit may be asked for again after a failure
                        List<Object> events = new ArrayList<>();
                        for (Object event : batch.events()) {
                            events.add(Letter.unpacked(event));
                        }
                        to.committed.add(events);
                    }
                }
            }
        }

        @Override
        public void close() {
            // nothing is held
        }
    }

    @Override
    public SimpleVersionedSerializer<Batch> getCommittableSerializer() {
        return new SimpleVersionedSerializer<>() {
            @Override
            public int getVersion() {
                return 1;
            }

            @Override
            public byte[] serialize(Batch batch) throws IOException {
                return InstantiationUtil.serializeObject(batch);
            }

            @Override
            public Batch deserialize(int version, byte[] bytes) throws IOException {
                try {
                    return InstantiationUtil.deserializeObject(bytes, getClass().getClassLoader());
                } catch (ClassNotFoundException e) {
                    throw new IOException(e);
                }
            }
        };
    }
}
