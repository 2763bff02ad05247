package io.portals.flink.task;

import io.portals.api.check.HandlerRules;
import io.portals.api.state.PerTask;
import io.portals.api.task.DeadLetter;
import io.portals.api.task.FlowContext;
import io.portals.api.task.FlowTask;
import io.portals.flink.metrics.TaskMetrics;
import io.portals.flink.state.Copies;
import io.portals.flink.state.InstanceState;
import io.portals.flink.state.Serializers;
import io.portals.flink.types.AnyValueSerializer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.util.ExceptionUtils;

/** Calls the handlers of one instance of a task of an unkeyed flow, one after the other. */
public final class FlowTaskRunner {
    private final String path;
    private final FlowTask<Object, Object> task;
    private final InstanceState state;
    private final Receiver emitted;
    private final TypeSerializer<Object> events;
    private final SettingAside settingAside;
    private final TaskMetrics metrics;
    private final TaskProbe probe;
    private final ProcessingTimeService clock;
    private final List<Effect> deferred = new ArrayList<>();
    private Thread handling;
    private long handlers;
    private boolean hasAtomBegun;

    /**
     * @param emitted gets what the task emits
     * @param letters gets what it sets aside; null if nobody reads that
     */
    public FlowTaskRunner(
            FlowTaskSpec spec,
            InstanceState state,
            AbstractStreamOperator<?> operator,
            ProcessingTimeService clock,
            Receiver emitted,
            Receiver letters,
            TaskProbe probe) {
        this.path = spec.path();
        this.task = spec.task();
        this.state = state;
        this.emitted = emitted;
        this.events = Serializers.of(spec.emits(), operator);
        this.metrics = new TaskMetrics(operator.getMetricGroup(), path);
        this.settingAside = new SettingAside(path, spec.policy(), letters, metrics);
        this.probe = probe;
        this.clock = clock;
    }

    public void event(Object event) throws Exception {
        hasAtomBegun = true;
        metrics.event();
        handle("event", event, scope -> task.process(event, scope));
    }

    /** Something came since the last {@link #atomComplete}. */
    public boolean hasAtomBegun() {
        return hasAtomBegun;
    }

    public void atomComplete() throws Exception {
        hasAtomBegun = false;
        handle("onAtomComplete", null, task::onAtomComplete);
    }

    /** Something that a handler did, kept back until it has returned. */
    private interface Effect {
        void happen() throws Exception;
    }

    private interface Handler {
        void run(FlowContext<Object> scope);
    }

    private void handle(String what, Object event, Handler handler) throws Exception {
        Object[] mark = settingAside.isWanted() ? state.mark() : null;
        handling = Thread.currentThread();
        try {
            handler.run(new Scope(++handlers));
        } catch (Exception e) {
            failed(event == null ? what : what + " " + TaskException.shortened(event), event, mark, e);
        } finally {
            handling = null;
        }
        if (deferred.isEmpty()) { // most of the time: only a policy keeps events back
            return;
        }
        List<Effect> kept = List.copyOf(deferred);
        deferred.clear();
        for (Effect each : kept) {
            each.happen();
        }
    }

    private void failed(String what, Object event, Object[] mark, Exception failure) throws Exception {
        if (!settingAside.covers(failure)) {
            throw TaskException.ofHandler(path, what, failure);
        }
        if (probe.undoesHandlers()) {
            state.reset(mark);
            deferred.clear();
        }
        settingAside.setAside(what, null, event == null ? path : event, failure);
    }

    /** The context of one handler. */
    private final class Scope implements FlowContext<Object> {
        private final long handler;

        Scope(long handler) {
            this.handler = handler;
        }

        private void guard() {
            if (handling != Thread.currentThread() || handler != handlers) {
                boolean isOver = handling == null || handler != handlers;
                throw new IllegalStateException(path + ": its context was used "
                        + (isOver ? "after its handler returned" : "by another thread")
                        + "; use it inside the handler only, and keep what lasts in state");
            }
        }

        @Override
        public void emit(Object event) {
            guard();
            HandlerRules.event(path, event);
            if (settingAside.isWanted()) {
                Object copy = Copies.of(event, events);
                deferred.add(() -> emitted.receive(copy));
                return;
            }
            try {
                emitted.receive(event);
            } catch (Exception e) {
                ExceptionUtils.rethrow(e);
            }
        }

        @Override
        public void setAside(Object event, String reason) {
            guard();
            HandlerRules.setAside(path, event, reason);
            if (settingAside.isWanted()) {
                Object copy = AnyValueSerializer.INSTANCE.copy(event);
                deferred.add(() -> settingAside.letter(new DeadLetter<>(path, null, copy, reason)));
                return;
            }
            try {
                settingAside.letter(new DeadLetter<>(path, null, event, reason));
            } catch (Exception e) {
                ExceptionUtils.rethrow(e);
            }
        }

        @Override
        public void count(String metric, long delta) {
            guard();
            metrics.count(metric, delta);
        }

        @Override
        public String path() {
            return path;
        }

        @Override
        public Instant now() {
            guard();
            return Instant.ofEpochMilli(clock.getCurrentProcessingTime());
        }

        @Override
        public <V> V get(PerTask<V> handle) {
            guard();
            return state.get(handle);
        }

        @Override
        public <V> void set(PerTask<V> handle, V value) {
            guard();
            state.set(handle, value);
        }

        @Override
        public <V> V update(PerTask<V> handle, UnaryOperator<V> change) {
            V changed = change.apply(get(handle));
            set(handle, changed);
            return changed;
        }
    }
}
