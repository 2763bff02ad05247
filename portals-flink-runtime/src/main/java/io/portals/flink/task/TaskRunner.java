package io.portals.flink.task;

import io.portals.api.state.Uses;
import io.portals.api.task.DeadLetter;
import io.portals.api.task.JoinTask;
import io.portals.api.task.OnAllReplies;
import io.portals.api.task.OnLateReply;
import io.portals.api.task.OnReply;
import io.portals.api.task.OnTimer;
import io.portals.api.task.Outcome;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.Task;
import io.portals.flink.metrics.TaskMetrics;
import io.portals.flink.state.Serializers;
import io.portals.flink.state.TaskState;
import java.util.List;
import org.apache.flink.runtime.state.KeyedStateBackend;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;

/**
 * Calls the handlers of one task. Whoever calls it has set the operator's key to the one that it names; the calls come one
 * after the other, so the handlers of a key never run at the same time.
 */
public final class TaskRunner {
    private final int number;
    private final String path;
    private final Task<Object, Object> task;
    private final Replier<Object, Object, Object>[] repliers;
    private final String[] portals;
    private final TaskState state;
    private final Messenger messenger;
    private final Effects effects;
    private final SettingAside settingAside;
    private final TaskMetrics metrics;
    private final TaskProbe probe;
    private final TaskScope scope;

    /**
     * @param number of the task in its operator
     * @param emitted gets what the task emits
     * @param letters gets what the task sets aside; null if nobody reads that
     * @param messenger null where tasks neither ask nor reply
     * @param timers null where tasks set no timers
     */
    @SuppressWarnings({"unchecked", "rawtypes"})
    public TaskRunner(
            int number,
            TaskSpec spec,
            AbstractStreamOperator<?> operator,
            ProcessingTimeService clock,
            Receiver emitted,
            Receiver letters,
            Messenger messenger,
            TaskTimers timers,
            TaskProbe probe)
            throws Exception {
        Uses uses = spec.uses();
        this.number = number;
        this.path = spec.path();
        this.task = spec.task();
        this.portals = spec.repliers().keySet().toArray(String[]::new);
        this.repliers = spec.repliers().values().toArray(Replier[]::new);
        this.metrics = new TaskMetrics(operator.getMetricGroup(), path);
        this.settingAside = new SettingAside(path, spec.policy(), letters, metrics);
        this.state = new TaskState(path, uses.states(), settingAside.isWanted(), operator);
        this.messenger = messenger;
        this.probe = probe;
        ImmediateEffects immediate = new ImmediateEffects(this, emitted, messenger, timers);
        this.effects = settingAside.isWanted()
                ? new DeferredEffects(this, immediate, Serializers.of(spec.emits(), operator))
                : immediate;
        this.scope = new TaskScope(path, task, uses, state, effects, messenger, timers, clock, metrics);
    }

    public int number() {
        return number;
    }

    public String path() {
        return path;
    }

    /** The key of the handler that is running. */
    public Object currentKey() {
        return scope.currentKey();
    }

    /** The number of a portal that the task serves, for {@link #request}. */
    public int numberOf(String portal) {
        return List.of(portals).indexOf(portal);
    }

    /** All keys that may have state; see {@link #hasState}. */
    public <K> List<K> keys(KeyedStateBackend<K> backend) {
        return state.keys(backend);
    }

    /** Whether the key to which the operator is set has state. */
    public boolean hasState() throws Exception {
        return state.hasContent();
    }

    public void event(Object key, Object event) throws Exception {
        metrics.event();
        scope.enter(key);
        try {
            try { // without a Runnable, as there are so many
                task.process(event, scope);
                scope.returns();
            } catch (Exception e) {
                failed("event", JoinTask.event(task, event), key, e);
                return;
            }
            happen();
        } finally {
            scope.leave();
        }
    }

    public void request(Object key, int portal, Request request, Object question) throws Exception {
        scope.enter(key, request, portals[portal]);
        handle("request to " + portals[portal], question, key, () -> repliers[portal].request(question, scope));
    }

    @SuppressWarnings("unchecked") // only continuations of the portal's reply type are saved
    public void resume(Object key, Record continuation, Object reply) throws Exception {
        scope.enter(key);
        handle("continuation", continuation, key, () -> ((OnReply<Object, Object>) continuation).resume(reply, scope));
    }

    @SuppressWarnings("unchecked")
    public void fail(Object key, Record continuation, PortalFailure failure) throws Exception {
        scope.enter(key);
        handle("continuation (failed)", continuation, key, () -> ((OnReply<Object, Object>) continuation)
                .failed(failure, scope));
    }

    @SuppressWarnings("unchecked") // only continuations of the portal's reply type are saved
    public void resumeAll(Object key, Record continuation, List<Outcome<Object>> outcomes) throws Exception {
        scope.enter(key);
        handle("continuation", continuation, key, () -> ((OnAllReplies<Object, Object>) continuation)
                .resume(outcomes, scope));
    }

    @SuppressWarnings("unchecked")
    public void late(Object key, Record continuation, Object reply) throws Exception {
        scope.enter(key);
        handle("continuation (late)", continuation, key, () -> ((OnLateReply<Object, Object>) continuation)
                .late(reply, scope));
    }

    @SuppressWarnings("unchecked") // only timers of the task are saved
    public void fire(Object key, Record timer) throws Exception {
        metrics.timerFired();
        scope.enter(key);
        handle("timer", timer, key, () -> ((OnTimer<Object>) timer).fire(scope));
    }

    public void complete(Object key) throws Exception {
        scope.enter(key);
        handle("onComplete", null, key, () -> task.onComplete(scope));
    }

    /** A handler, which is running, gives something up. */
    void setAside(Object event, String reason) throws Exception {
        settingAside.letter(new DeadLetter<>(path, scope.currentKey(), event, reason));
    }

    /** Something came for the task that no handler of it wants. */
    public void undelivered(Object key, Object event, String reason) throws Exception {
        settingAside.letter(new DeadLetter<>(path, key, event, reason));
    }

    /**
     * Runs a handler, whose scope was entered.
     *
     * @param subject what it handles; null if that is the key itself
     */
    private void handle(String what, Object subject, Object key, Runnable handler) throws Exception {
        try {
            try {
                handler.run();
                scope.returns();
            } catch (Exception e) {
                failed(what, subject, key, e);
                return;
            }
            happen();
        } finally {
            scope.leave();
        }
    }

    /** What a handler has done that was kept back. Its policy is not about what fails here. */
    private void happen() throws Exception {
        if (settingAside.isWanted()) {
            state.apply();
            effects.apply();
        }
    }

    private void failed(String what, Object subject, Object key, Exception failure) throws Exception {
        String handled = subject == null ? what : what + " " + TaskException.shortened(subject);
        if (!settingAside.covers(failure)) {
            throw TaskException.of(path, handled, key, failure);
        }
        if (probe.undoesHandlers()) {
            state.drop();
            effects.drop();
        } else {
            state.apply();
            effects.apply();
        }
        String reason = settingAside.setAside(handled, key, subject == null ? key : subject, failure);
        Request request = scope.request();
        if (request != null && request.asked()) {
            messenger.setAside(request, reason);
        }
    }
}
