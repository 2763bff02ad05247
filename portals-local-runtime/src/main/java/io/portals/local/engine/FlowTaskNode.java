package io.portals.local.engine;

import io.portals.api.check.HandlerRules;
import io.portals.api.state.PerTask;
import io.portals.api.state.StateHandle;
import io.portals.api.task.DeadLetter;
import io.portals.api.task.ErrorPolicy;
import io.portals.api.task.FlowContext;
import io.portals.api.task.FlowTask;
import io.portals.local.verify.Verification.Boundary;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** A task of an unkeyed flow: one instance, whose state is that of a key which all of it shares. */
final class FlowTaskNode extends StepNode {
    private static final String INSTANCE = "the instance";

    private final Rows in;
    private final FlowTask<Object, Object> task;
    private final TaskState state;
    private final Boundary emitted;
    private final Clock clock;
    private final Counters counters;

    /** What a handler sends, where it may be set aside: happens when it has returned. Null where each effect happens at once. */
    private final List<Runnable> deferred;

    FlowTaskNode(
            String path,
            StepNode input,
            FlowTask<Object, Object> task,
            TaskState state,
            Boundary emitted,
            ErrorPolicy policy,
            Clock clock) {
        super(path, policy);
        this.in = input.out;
        this.task = task;
        this.state = state;
        this.emitted = emitted;
        this.clock = clock;
        this.counters = new Counters(path);
        this.deferred = policy == ErrorPolicy.FAIL ? null : new ArrayList<>();
    }

    TaskState state() {
        return state;
    }

    Counters counters() {
        return counters;
    }

    @Override
    void run(Transaction transaction) {
        for (int i = 0; i < in.size; i++) {
            Object event = in.events[i];
            Scope scope = new Scope(transaction);
            handle("event " + Texts.shortened(event), event, scope, () -> task.process(event, scope));
        }
        Scope scope = new Scope(transaction);
        handle("onAtomComplete", path, scope, () -> task.onAtomComplete(scope));
    }

    private void handle(String what, Object event, Scope scope, Runnable handler) {
        Transaction.Mark mark = deferred == null ? null : scope.transaction.mark();
        try {
            handler.run();
            if (deferred != null) {
                deferred.forEach(Runnable::run);
            }
        } catch (Exception e) {
            if (deferred != null) {
                scope.transaction.undoTo(mark);
            }
            setAside(what, null, event, e, scope.transaction);
        } finally {
            scope.isOver = true;
            if (deferred != null) {
                deferred.clear();
            }
        }
        scope.transaction.returned();
    }

    /** The value of the instance, to be read. */
    @SuppressWarnings("unchecked") // a value is stored by a handle of its type
    <V> V value(PerTask<V> handle) {
        int index = index(handle);
        KeyState has = state.find(INSTANCE);
        return (V) state.slot(index).value(has == null ? null : has.values[index]);
    }

    private int index(StateHandle handle) {
        int index = state.index(handle);
        if (index < 0) {
            throw new IllegalStateException(state.undeclared(handle));
        }
        return index;
    }

    private void effect(Runnable effect) {
        if (deferred == null) {
            effect.run();
        } else {
            deferred.add(effect);
        }
    }

    /** The context of one handler. */
    private final class Scope implements FlowContext<Object> {
        private final Transaction transaction;
        private boolean isOver;

        Scope(Transaction transaction) {
            this.transaction = transaction;
        }

        private void guard() {
            if (isOver) {
                throw new IllegalStateException(path + ": its context was used after its handler returned"
                        + "; use it inside the handler only, and keep what lasts in state");
            }
        }

        @Override
        public void emit(Object event) {
            guard();
            HandlerRules.event(path, event);
            Object shipped = emitted.cross(event);
            effect(() -> out.add(shipped));
        }

        @Override
        public void setAside(Object event, String reason) {
            guard();
            HandlerRules.setAside(path, event, reason);
            DeadLetter<Object> shipped = workflow().shipped(new DeadLetter<>(path, null, event, reason));
            effect(() -> workflow().deadLetter(shipped, transaction));
        }

        @Override
        public void count(String metric, long delta) {
            guard();
            counters.add(metric, delta);
        }

        @Override
        public String path() {
            return path;
        }

        @Override
        public Instant now() {
            guard();
            return Instant.ofEpochMilli(clock.millis);
        }

        @Override
        public <V> V get(PerTask<V> handle) {
            guard();
            return value(handle);
        }

        @Override
        public <V> void set(PerTask<V> handle, V value) {
            guard();
            int index = index(handle);
            Object kept = value == null ? null : state.slot(index).kept(value);
            state.change(INSTANCE, state.find(INSTANCE), transaction).values[index] = kept;
        }

        @Override
        public <V> V update(PerTask<V> handle, UnaryOperator<V> change) {
            V changed = change.apply(get(handle));
            set(handle, changed);
            return changed;
        }
    }
}
