package io.portals.flink.state;

import io.portals.api.state.PerKey;
import io.portals.api.state.StateHandle;
import io.portals.flink.types.PortalsTypes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;

/** The declared state of one task, under the key that the operator has set. */
public final class TaskState {
    private final String task;
    private final PerKey<?>[] handles;
    private final ValueState<Object>[] states;
    private final TypeSerializer<Object>[] serializers;

    /** @throws Exception if the state backend cannot give the state */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public TaskState(String task, List<StateHandle> declared, AbstractStreamOperator<?> operator) throws Exception {
        this.task = task;
        this.handles = new PerKey<?>[declared.size()];
        this.states = new ValueState[declared.size()];
        this.serializers = new TypeSerializer[declared.size()];
        for (int i = 0; i < handles.length; i++) {
            PerKey<?> handle = (PerKey<?>) declared.get(i);
            handles[i] = handle;
            TypeInformation<Object> type = (TypeInformation) PortalsTypes.of(handle.type());
            serializers[i] = type.createSerializer(operator.getExecutionConfig().getSerializerConfig());
            states[i] = operator.getPartitionedState(
                    VoidNamespace.INSTANCE,
                    VoidNamespaceSerializer.INSTANCE,
                    new ValueStateDescriptor<>(StateNames.of(task, handle.name()), serializers[i]));
        }
    }

    /** The value of the current key, or the handle's initial one. */
    @SuppressWarnings("unchecked")
    public <V> V get(PerKey<V> handle) throws IOException {
        int i = index(handle);
        Object value = states[i].value();
        if (value == null) {
            value = handles[i].initial();
            if (value != null && !serializers[i].isImmutableType()) {
                value = serializers[i].copy(value);
            }
        }
        return (V) value;
    }

    /** Sets the value of the current key; null clears it. */
    public <V> void set(PerKey<V> handle, V value) throws IOException {
        int i = index(handle);
        if (value == null) {
            states[i].clear();
        } else {
            // what the user holds on to and changes later must not change the state
            states[i].update(serializers[i].isImmutableType() ? value : serializers[i].copy(value));
        }
    }

    public void clear(StateHandle handle) {
        states[index(handle)].clear();
    }

    /** All keys that have a value in any of the states. */
    public <K> List<K> keys(KeyedStateBackend<K> backend) {
        Set<K> keys = new LinkedHashSet<>();
        for (PerKey<?> handle : handles) {
            try (Stream<K> some = backend.getKeys(StateNames.of(task, handle.name()), VoidNamespace.INSTANCE)) {
                some.forEach(keys::add);
            }
        }
        return new ArrayList<>(keys);
    }

    private int index(StateHandle handle) {
        for (int i = 0; i < handles.length; i++) {
            if (handles[i] == handle) {
                return i;
            }
        }
        for (int i = 0; i < handles.length; i++) {
            if (handles[i].equals(handle)) {
                return i;
            }
        }
        throw new IllegalStateException(task + ": uses state \"" + handle.name()
                + "\", which it does not declare; add it to uses(): declared are " + List.of(handles));
    }
}
