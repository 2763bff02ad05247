package io.portals.flink.task;

import io.portals.flink.state.StateNames;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.BooleanSerializer;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.runtime.state.VoidNamespace;
import org.apache.flink.runtime.state.VoidNamespaceSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;

/**
 * Runs a task's onComplete once for each key. That it ran is part of the key's state: a job that fails while it ends goes
 * through its keys again, and must not run it twice for those whose effects are committed.
 */
public final class Completion {
    private final TaskRunner runner;
    private final KeyedStateBackend<Object> backend;
    private final ValueState<Boolean> completed;

    /** @throws Exception if the state backend cannot give the state */
    public Completion(TaskRunner runner, AbstractStreamOperator<?> operator) throws Exception {
        this.runner = runner;
        this.backend = operator.getKeyedStateBackend();
        this.completed = operator.getPartitionedState(
                VoidNamespace.INSTANCE,
                VoidNamespaceSerializer.INSTANCE,
                new ValueStateDescriptor<>(StateNames.completed(runner.path()), BooleanSerializer.INSTANCE));
    }

    /** The keys that have state now and are not complete. */
    public List<Object> keys() throws Exception {
        List<Object> left = new ArrayList<>();
        for (Object key : runner.keys(backend)) {
            backend.setCurrentKey(key);
            if (completed.value() == null && runner.hasState()) {
                left.add(key);
            }
        }
        return left;
    }

    /** Completes the key to which the operator is set. */
    public void complete(Object key) throws Exception {
        completed.update(true);
        runner.complete(key);
    }
}
