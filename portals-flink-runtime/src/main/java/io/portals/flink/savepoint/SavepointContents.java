package io.portals.flink.savepoint;

import io.portals.api.Type;
import io.portals.api.task.OnAllReplies;
import io.portals.flink.core.PendingAsk;
import io.portals.flink.core.PendingAskSerializer;
import io.portals.flink.core.log.InFlightLog;
import io.portals.flink.state.Serializers;
import io.portals.flink.state.StateNames;
import io.portals.flink.types.PortalsTypes;
import io.portals.flink.types.StoredRecordSerializer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.java.tuple.Tuple3;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.core.fs.FSDataInputStream;
import org.apache.flink.core.memory.DataInputDeserializer;
import org.apache.flink.runtime.checkpoint.OperatorState;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.runtime.checkpoint.metadata.CheckpointMetadata;
import org.apache.flink.runtime.state.KeyGroupsStateHandle;
import org.apache.flink.runtime.state.KeyedStateHandle;
import org.apache.flink.runtime.state.StateBackend;
import org.apache.flink.state.api.input.KeyedStateInputFormat;
import org.apache.flink.state.api.input.SourceBuilder;
import org.apache.flink.state.api.runtime.SavepointLoader;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.CloseableIterator;

/**
 * What a savepoint or checkpoint holds of Portals applications besides the state of their tasks, which
 * {@code org.apache.flink.state.api.SavepointReader} reads by uid: messages in flight, asks that wait for an answer, and timers.
 *
 * <pre>{@code
 * SavepointContents savepoint = SavepointContents.at("file:///savepoints/savepoint-1");
 * savepoint.messagesInFlight();                      // {core cart + inventory=214}
 * savepoint.pendingAsks("core cart + inventory", "/cart/workflows/carts/cart", Type.of(String.class),
 *     List.of(ItemAnswered.class), environment, new HashMapStateBackend());
 * }</pre>
 */
public final class SavepointContents {
    private final CheckpointMetadata metadata;

    private SavepointContents(CheckpointMetadata metadata) {
        this.metadata = metadata;
    }

    /**
     * Reads a savepoint's metadata.
     *
     * @param path of the savepoint's folder
     * @throws IOException if there is none
     */
    public static SavepointContents at(String path) throws IOException {
        return new SavepointContents(SavepointLoader.loadSavepointMetadata(path));
    }

    /** A pending ask, and the key of the task that asked. */
    public record Pending(Object key, PendingAsk ask) {}

    /** A timer that is set, and the key of the task that set it. */
    public record SetTimer(Object key, long number, Record timer) {}

    /** The number of messages in flight, by the core's id. Cores without any are left out. */
    public Map<String, Long> messagesInFlight() throws IOException {
        Map<String, Long> messages = new TreeMap<>();
        for (OperatorState operator : metadata.getOperatorStates()) {
            for (OperatorSubtaskState subtask : operator.getStates()) {
                for (KeyedStateHandle handle : subtask.getRawKeyedState()) {
                    if (handle instanceof KeyGroupsStateHandle log
                            && operator.getOperatorUid().isPresent()) {
                        messages.merge(operator.getOperatorUid().get(), messages(log), Long::sum);
                    }
                }
            }
        }
        messages.values().removeIf(count -> count == 0);
        return messages;
    }

    private static long messages(KeyGroupsStateHandle log) throws IOException {
        long messages = 0;
        try (FSDataInputStream in = log.openInputStream()) {
            for (int group : log.getKeyGroupRange()) {
                in.seek(log.getOffsetForKeyGroup(group));
                messages += InFlightLog.countMessages(in);
            }
        }
        return messages;
    }

    /**
     * The asks of a task that wait for an answer. One of several that were made as one has {@link
     * io.portals.flink.core.Gathered} for its continuation.
     *
     * @param core the id of the core that the task is in
     * @param task the task's path
     * @param key the type of its keys; where the core's tasks have several key types, that of all of them
     * @param continuations the classes that the task declares
     * @param environment in which the state is read
     * @param backend that of the job that wrote the savepoint, or any for one in canonical format
     * @throws IllegalArgumentException if the savepoint has no such core
     */
    public List<Pending> pendingAsks(
            String core,
            String task,
            Type<?> key,
            List<Class<? extends Record>> continuations,
            StreamExecutionEnvironment environment,
            StateBackend backend)
            throws Exception {
        Set<Class<?>> opaque = Serializers.opaque(environment.getConfig().getSerializerConfig());
        List<Pending> all = entries(
                operator(core),
                StateNames.asks(task),
                key,
                continuations,
                classes -> PendingAskSerializer.of(classes, opaque),
                environment,
                backend,
                (of, number, ask) -> new Pending(of, ask));
        all.removeIf(pending -> pending.ask().continuation() instanceof OnAllReplies); // what follows, not an ask
        return all;
    }

    /**
     * The timers of a task that are set.
     *
     * @param timers the classes that the task declares
     * @throws IllegalArgumentException if the savepoint has no such core
     * @see #pendingAsks for the other parameters
     */
    public List<SetTimer> pendingTimers(
            String core,
            String task,
            Type<?> key,
            List<Class<? extends Record>> timers,
            StreamExecutionEnvironment environment,
            StateBackend backend)
            throws Exception {
        Set<Class<?>> opaque = Serializers.opaque(environment.getConfig().getSerializerConfig());
        return entries(
                operator(core),
                StateNames.timers(task),
                key,
                timers,
                classes -> StoredRecordSerializer.of(classes, opaque),
                environment,
                backend,
                SetTimer::new);
    }

    private OperatorState operator(String core) {
        return metadata.getOperatorStates().stream()
                .filter(state -> state.getOperatorUid().filter(core::equals).isPresent())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the savepoint has no operator with the uid \"" + core
                        + "\"; there are: "
                        + metadata.getOperatorStates().stream()
                                .map(state -> state.getOperatorUid().orElse("?"))
                                .toList()));
    }

    /** Makes of an entry's key, number and content what is given. */
    private interface Entries<V, E> {
        E entry(Object key, long number, V content);
    }

    private static <V, E> List<E> entries(
            OperatorState operator,
            String state,
            Type<?> key,
            List<Class<? extends Record>> records,
            NumberedEntryReader.EntrySerializers<V> serializers,
            StreamExecutionEnvironment environment,
            StateBackend backend,
            Entries<V, E> entries)
            throws Exception {
        @SuppressWarnings("unchecked") // keys are objects here
        TypeInformation<Object> keyType = (TypeInformation<Object>) PortalsTypes.of(key);
        KeyedStateInputFormat<Object, Long, Tuple3<Object, Long, byte[]>> format = new KeyedStateInputFormat<>(
                operator,
                backend,
                new Configuration(),
                new NumberedEntryReader<>(keyType, state, records, serializers),
                environment.getConfig());
        TypeSerializer<V> serializer = serializers.of(records);
        List<E> all = new ArrayList<>();
        try (CloseableIterator<Tuple3<Object, Long, byte[]>> found = SourceBuilder.fromFormat(
                        environment, format, NumberedEntryReader.resultType(keyType))
                .executeAndCollect()) {
            while (found.hasNext()) {
                Tuple3<Object, Long, byte[]> read = found.next();
                V content = serializer.deserialize(new DataInputDeserializer(read.f2));
                all.add(entries.entry(read.f0, read.f1, content));
            }
        }
        return all;
    }
}
