package io.portals.flink.state;

import com.google.common.base.Throwables;
import io.portals.api.state.PerKey;
import io.portals.api.state.PerKeyList;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.StateHandle;
import io.portals.api.state.StateList;
import io.portals.api.state.StateMap;
import io.portals.flink.types.EncodedSerializer;
import io.portals.flink.types.Incompatibility;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.State;
import org.apache.flink.api.common.state.StateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.util.StateMigrationException;

/**
 * The declared state of one task, under the key that the operator has set. Where a handler may be undone, what it writes is kept
 * in overlays until {@link #apply}.
 */
public final class TaskState {
    private final String task;
    private final StateHandle[] handles;
    private final KeyedState[] states;
    private final List<Overlay> overlays = new ArrayList<>();

    /**
     * @param overlaid whether a handler may be undone
     * @throws Exception if the state backend cannot give the state
     */
    public TaskState(String task, List<StateHandle> declared, boolean overlaid, AbstractStreamOperator<?> operator)
            throws Exception {
        this.task = task;
        this.handles = declared.toArray(StateHandle[]::new);
        this.states = new KeyedState[handles.length];
        for (int i = 0; i < handles.length; i++) {
            try {
                states[i] = state(handles[i], operator);
            } catch (StateMigrationException e) {
                throw new StateException(
                        new StateOf(task, handles[i]) + " cannot go on with what is stored: "
                                + (e.getCause() == null
                                        ? e.getMessage() + " " + Incompatibility.REMEDY
                                        : Throwables.getRootCause(e).getMessage()),
                        e);
            }
            if (overlaid) {
                Overlay overlay = Overlay.over(states[i]);
                overlays.add(overlay);
                states[i] = (KeyedState) overlay;
            }
        }
    }

    /** Writes what handlers have written since the last call. */
    public void apply() {
        overlays.forEach(Overlay::apply);
    }

    /** Forgets what handlers have written since the last {@link #apply}. */
    public void drop() {
        overlays.forEach(Overlay::drop);
    }

    private KeyedState state(StateHandle handle, AbstractStreamOperator<?> operator) throws Exception {
        String name = StateNames.of(task, handle.name());
        StateOf of = new StateOf(task, handle);
        if (handle instanceof PerKeyList<?> list) {
            TypeSerializer<Object> elements = Serializers.of(list.type(), operator);
            return new KeyedList(
                    partitioned(new ListStateDescriptor<>(name, elements), handle, operator), elements, of);
        }
        if (handle instanceof PerKeyMap<?, ?> map) {
            TypeSerializer<Object> keys = Serializers.of(map.key(), operator);
            TypeSerializer<Object> values = Serializers.of(map.type(), operator);
            return new KeyedMap(
                    partitioned(new MapStateDescriptor<>(name, keys, values), handle, operator), keys, values, of);
        }
        PerKey<?> single = (PerKey<?>) handle;
        TypeSerializer<Object> values = Serializers.of(single.type(), operator);
        ValueState<Object> state = single.isEncoded()
                ? encoded(name, values, handle, operator)
                : partitioned(new ValueStateDescriptor<>(name, values), handle, operator);
        return new KeyedValue(state, values, single.initial(), of);
    }

    private static ValueState<Object> encoded(
            String name, TypeSerializer<Object> values, StateHandle handle, AbstractStreamOperator<?> operator)
            throws Exception {
        EncodedSerializer<Object> serializer = new EncodedSerializer<>(values);
        return new EncodedState(
                partitioned(new ValueStateDescriptor<>(name, serializer), handle, operator), serializer);
    }

    private static <S extends State, D extends StateDescriptor<S, ?>> S partitioned(
            D descriptor, StateHandle handle, AbstractStreamOperator<?> operator) throws Exception {
        if (handle.expiry() != null) {
            descriptor.enableTimeToLive(StateTtlConfig.newBuilder(handle.expiry())
                    .setUpdateType(StateTtlConfig.UpdateType.OnCreateAndWrite)
                    .setStateVisibility(StateTtlConfig.StateVisibility.NeverReturnExpired)
                    .build());
        }
        return operator.getPartitionedState(VoidNamespace.INSTANCE, VoidNamespaceSerializer.INSTANCE, descriptor);
    }

    /** The value of the current key, or the handle's initial one. */
    @SuppressWarnings("unchecked") // a value is stored by a handle of its type
    public <V> V get(PerKey<V> handle) {
        return (V) ((KeyedState.Single) states[index(handle)]).get();
    }

    /** Sets the value of the current key; null clears it. */
    public <V> void set(PerKey<V> handle, V value) {
        ((KeyedState.Single) states[index(handle)]).set(value);
    }

    /**
     * The list of the current key.
     *
     * @param guard called before each use
     */
    @SuppressWarnings("unchecked") // an element is stored by a handle of its type
    public <V> StateList<V> list(PerKeyList<V> handle, Runnable guard) {
        return (StateList<V>) (StateList<?>) Guarded.list((KeyedState.Elements) states[index(handle)], guard);
    }

    /**
     * The map of the current key.
     *
     * @param guard called before each use
     */
    @SuppressWarnings("unchecked") // an entry is stored by a handle of its types
    public <K, V> StateMap<K, V> map(PerKeyMap<K, V> handle, Runnable guard) {
        return (StateMap<K, V>) (StateMap<?, ?>) Guarded.map((KeyedState.Entries) states[index(handle)], guard);
    }

    public void clear(StateHandle handle) {
        states[index(handle)].clear();
    }

    /** All keys that may have a value in any of the states: of what expires, some may be gone; see {@link #hasContent}. */
    public <K> List<K> keys(KeyedStateBackend<K> backend) {
        Set<K> keys = new LinkedHashSet<>();
        for (StateHandle handle : handles) {
            try (Stream<K> some = backend.getKeys(StateNames.of(task, handle.name()), VoidNamespace.INSTANCE)) {
                some.forEach(keys::add);
            }
        }
        return new ArrayList<>(keys);
    }

    /** Whether the current key has a value in any of the states. */
    public boolean hasContent() throws Exception {
        for (KeyedState state : states) {
            if (state.hasContent()) {
                return true;
            }
        }
        return false;
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
