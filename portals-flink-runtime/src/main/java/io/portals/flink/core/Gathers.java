package io.portals.flink.core;

import io.portals.api.Type;
import io.portals.api.task.OnAllReplies;
import io.portals.api.task.Outcome;
import io.portals.flink.state.StateNames;
import io.portals.flink.types.AnyValueSerializer;
import io.portals.flink.types.PortalsTypes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.runtime.state.internal.InternalValueState;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;

/**
 * The asks of a task that were made as one, of the key to which the operator is set. For each such gather there is an entry that
 * counts, under its number, and one for each ask that is resolved, under the ask's number: a reply writes no more than those two,
 * however many there are.
 */
final class Gathers {
    private final String task;
    private final AbstractStreamOperator<?> operator;
    private InternalValueState<Object, Long, Gather> counting;
    private InternalValueState<Object, Long, Object> outcomes;

    private Gathers(String task, AbstractStreamOperator<?> operator) {
        this.task = task;
        this.operator = operator;
    }

    /**
     * Those of a task. One that declares no continuation of several asks has no state for them, unless an earlier version of it did
     * and they are still open.
     */
    static Gathers of(CoreSpec.TaskNode node, AbstractStreamOperator<?> operator) throws Exception {
        Gathers gathers = new Gathers(node.path(), operator);
        if (node.spec().uses().continuations().stream().anyMatch(OnAllReplies.class::isAssignableFrom)) {
            gathers.open();
        }
        return gathers;
    }

    private void open() throws Exception {
        TypeSerializer<Gather> gathers = PortalsTypes.of(Type.of(Gather.class))
                .createSerializer(operator.getExecutionConfig().getSerializerConfig());
        counting = state(StateNames.gathers(task), gathers, operator);
        outcomes = state(StateNames.outcomes(task), AnyValueSerializer.INSTANCE, operator);
    }

    @SuppressWarnings("unchecked") // keyed backends give internal states
    private static <V> InternalValueState<Object, Long, V> state(
            String name, TypeSerializer<V> serializer, AbstractStreamOperator<?> operator) throws Exception {
        ValueState<V> state =
                operator.getPartitionedState(0L, LongSerializer.INSTANCE, new ValueStateDescriptor<>(name, serializer));
        return (InternalValueState<Object, Long, V>) state;
    }

    void begin(long head, int asks) throws IOException {
        counting.setCurrentNamespace(head);
        counting.update(new Gather(asks, asks));
    }

    /** How many asks there are, resolved or not. */
    int asks(long head) throws Exception {
        if (counting == null) {
            open();
        }
        counting.setCurrentNamespace(head);
        return counting.value().asks();
    }

    /** Keeps what became of an ask; true if all are resolved. */
    boolean isLast(Gathered ask, Outcome<Object> outcome) throws Exception {
        if (counting == null) {
            open();
        }
        outcomes.setCurrentNamespace(Gathered.number(ask.head(), ask.index()));
        outcomes.update(outcome);
        counting.setCurrentNamespace(ask.head());
        Gather before = counting.value();
        counting.update(new Gather(before.asks(), before.missing() - 1));
        return before.missing() == 1;
    }

    /** Removes it, and gives what became of each ask. */
    @SuppressWarnings("unchecked") // nothing else is kept
    List<Outcome<Object>> end(long head) throws Exception {
        int asks = asks(head);
        counting.clear();
        List<Outcome<Object>> all = new ArrayList<>(asks);
        for (int i = 0; i < asks; i++) {
            outcomes.setCurrentNamespace(Gathered.number(head, i));
            all.add((Outcome<Object>) outcomes.value());
            outcomes.clear();
        }
        return Collections.unmodifiableList(all);
    }
}
