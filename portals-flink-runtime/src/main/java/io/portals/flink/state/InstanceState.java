package io.portals.flink.state;

import io.portals.api.state.PerTask;
import io.portals.api.state.StateHandle;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ListState;
import org.apache.flink.api.common.state.ListStateDescriptor;
import org.apache.flink.api.common.state.OperatorStateStore;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;

/**
 * The declared state of one instance of a task of an unkeyed flow. It is in memory, and an element of a list in operator state when
 * it is saved: Flink hands each element to one of the instances that are there after a restore.
 */
public final class InstanceState {
    private final String task;
    private final List<StateHandle> handles;
    private final List<TypeSerializer<Object>> serializers = new ArrayList<>();
    private final List<ListState<Object>> saved = new ArrayList<>();
    /** Null for the initial value. */
    private Object[] values;

    /** @throws Exception if it cannot be restored, or values cannot be merged */
    public InstanceState(
            String task, List<StateHandle> declared, AbstractStreamOperator<?> operator, OperatorStateStore store)
            throws Exception {
        this.task = task;
        this.handles = declared;
        this.values = new Object[declared.size()];
        for (int i = 0; i < values.length; i++) {
            PerTask<?> handle = (PerTask<?>) declared.get(i);
            TypeSerializer<Object> serializer = Serializers.of(handle.type(), operator);
            ListState<Object> state =
                    store.getListState(new ListStateDescriptor<>(StateNames.of(task, handle.name()), serializer));
            serializers.add(serializer);
            saved.add(state);
            values[i] = restored(handle, state);
        }
    }

    @SuppressWarnings("unchecked") // values of the handle's type
    private Object restored(PerTask<?> handle, ListState<Object> state) throws Exception {
        List<Object> all = new ArrayList<>();
        state.get().forEach(all::add);
        if (all.size() < 2) {
            return all.isEmpty() ? null : all.get(0);
        }
        try {
            return ((PerTask<Object>) handle).merge().apply(all);
        } catch (RuntimeException e) {
            throw new IllegalStateException(
                    task + ": " + all.size() + " values of state \"" + handle + "\" cannot be merged: " + e, e);
        }
    }

    /** What is in memory becomes part of the checkpoint. */
    public void save() throws Exception {
        for (int i = 0; i < values.length; i++) {
            saved.get(i).update(values[i] == null ? List.of() : List.of(values[i]));
        }
    }

    /** The value, or the handle's initial one; a copy, if it could be changed. */
    @SuppressWarnings("unchecked") // a value is stored by a handle of its type
    public <V> V get(PerTask<V> handle) {
        int index = index(handle);
        return (V) Copies.of(values[index] == null ? handle.initial() : values[index], serializers.get(index));
    }

    /** Sets the value; null sets the initial one. */
    public <V> void set(PerTask<V> handle, V value) {
        int index = index(handle);
        values[index] = value == null ? null : Copies.of(value, serializers.get(index));
    }

    /** What it is now, for {@link #reset}. */
    public Object[] mark() {
        return values.clone();
    }

    /** Makes it what it was. */
    public void reset(Object[] mark) {
        values = mark;
    }

    private int index(StateHandle handle) {
        int index = handles.indexOf(handle);
        if (index < 0) {
            throw new IllegalStateException(task + ": uses state \"" + handle.name()
                    + "\", which it does not declare; add it to uses(): declared are " + handles);
        }
        return index;
    }
}
