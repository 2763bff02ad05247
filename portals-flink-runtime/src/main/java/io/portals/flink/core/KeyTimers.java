package io.portals.flink.core;

import io.portals.api.task.TimerId;
import io.portals.api.task.Upkeep;
import io.portals.flink.core.log.KeyGroupCounts;
import io.portals.flink.state.Serializers;
import io.portals.flink.state.StateNames;
import io.portals.flink.task.TaskRunner;
import io.portals.flink.task.TaskTimers;
import io.portals.flink.types.StoredRecordSerializer;
import io.portals.flink.types.UnreadableRecord;
import java.io.IOException;
import java.util.List;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeutils.base.LongSerializer;
import org.apache.flink.runtime.state.internal.InternalValueState;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.InternalTimerService;

/**
 * The timers of a core's tasks. One that is set is an entry of the task's keyed state, with its number as the namespace, and a
 * timer of Flink with the same namespace. Its number is one of those that asks get, so the two cannot be taken for each other.
 * That of an {@link Upkeep} is below zero: so whether it is counted is known wherever it comes from, whatever its class is by then.
 */
final class KeyTimers implements TaskTimers {
    private final KeyContext keys;
    private final KeyGroupCounts counts;
    private final InternalTimerService<Long> service;
    private final Setter[] setters;

    /** What a task that sets timers has. */
    private record Setter(TaskRunner runner, InternalValueState<Object, Long, Record> pending) {}

    KeyTimers(int nodes, KeyContext keys, KeyGroupCounts counts, InternalTimerService<Long> service) {
        this.keys = keys;
        this.counts = counts;
        this.service = service;
        this.setters = new Setter[nodes];
    }

    /** Lets a task set timers; those that declare none need not. */
    @SuppressWarnings("unchecked") // keyed backends give internal states
    void register(CoreSpec.TaskNode node, TaskRunner runner, AbstractStreamOperator<?> operator) throws Exception {
        List<Class<? extends Record>> declared = node.spec().uses().timers();
        if (!declared.isEmpty()) {
            ValueState<Record> pending = operator.getPartitionedState(
                    0L,
                    LongSerializer.INSTANCE,
                    new ValueStateDescriptor<>(
                            StateNames.timers(node.path()),
                            StoredRecordSerializer.of(
                                    declared,
                                    Serializers.opaque(
                                            operator.getExecutionConfig().getSerializerConfig()))));
            setters[runner.number()] = new Setter(runner, (InternalValueState<Object, Long, Record>) pending);
        }
    }

    @Override
    public TimerId after(long delayMillis, Record timer) {
        long now = service.currentProcessingTime();
        long number = counts.takeCorrelation();
        return new TimerId(
                timer instanceof Upkeep ? -number : number, now + Math.min(delayMillis, Long.MAX_VALUE - now));
    }

    /** Whether the job ends without the timer of that number. */
    static boolean isUpkeep(long number) {
        return number < 0;
    }

    @Override
    public void set(TaskRunner task, TimerId id, Record timer) throws IOException {
        service.registerProcessingTimeTimer(id.number(), id.atMillis());
        if (!isUpkeep(id.number())) {
            counts.timerSet(keys.group());
        }
        InternalValueState<Object, Long, Record> pending = setters[task.number()].pending;
        pending.setCurrentNamespace(id.number());
        pending.update(timer);
    }

    @Override
    public void cancel(TaskRunner task, TimerId timer) throws IOException {
        Setter setter = setters[task.number()];
        if (setter != null && take(setter, timer.number()) != null) {
            service.deleteProcessingTimeTimer(timer.number(), timer.atMillis());
            gone(timer.number());
        }
    }

    private void gone(long number) {
        if (!isUpkeep(number)) {
            counts.timerGone(keys.group());
        }
    }

    /** Whether the current key has a timer of that number. */
    boolean isPending(long number) throws IOException {
        for (Setter setter : setters) {
            if (setter != null) {
                setter.pending.setCurrentNamespace(number);
                if (setter.pending.value() != null) {
                    return true;
                }
            }
        }
        return false;
    }

    /** A timer of Flink has fired, under whose key the core is; false if it is none of these. */
    boolean fired(Object key, long number) throws Exception {
        for (Setter setter : setters) {
            Record timer = setter == null ? null : take(setter, number);
            if (timer != null) {
                gone(number);
                setter.runner.fire(key, timer);
                return true;
            }
        }
        return false;
    }

    /** Removes a timer of the current key; null if it is not pending. */
    private static Record take(Setter setter, long number) throws IOException {
        setter.pending.setCurrentNamespace(number);
        Record timer = setter.pending.value();
        if (timer instanceof UnreadableRecord unreadable) {
            throw new IllegalStateException(setter.runner.path() + ": a timer is due, but its record cannot be read: "
                    + unreadable.why("uses().fires(...)"));
        }
        if (timer != null) {
            setter.pending.clear();
        }
        return timer;
    }
}
