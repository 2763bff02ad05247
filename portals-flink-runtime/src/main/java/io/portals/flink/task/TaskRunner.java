package io.portals.flink.task;

import io.portals.api.state.Uses;
import io.portals.api.task.OnLateReply;
import io.portals.api.task.OnReply;
import io.portals.api.task.OnTimer;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.Task;
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
    private final TaskScope scope;

    /**
     * @param number of the task in its operator
     * @param emitted gets what the task emits
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
            Messenger messenger,
            TaskTimers timers)
            throws Exception {
        Uses uses = spec.uses();
        this.number = number;
        this.path = spec.path();
        this.task = spec.task();
        this.portals = spec.repliers().keySet().toArray(String[]::new);
        this.repliers = spec.repliers().values().toArray(Replier[]::new);
        this.state = new TaskState(path, uses.states(), operator);
        this.scope = new TaskScope(this, path, uses, state, emitted, messenger, timers, clock);
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
        scope.enter(key);
        try {
            task.process(event, scope);
            scope.returned();
        } catch (Exception e) {
            throw TaskException.of(path, "event", event, key, e);
        } finally {
            scope.leave();
        }
    }

    public void request(Object key, int portal, Request request, Object question) throws Exception {
        scope.enter(key, request, portals[portal]);
        try {
            repliers[portal].request(question, scope);
            scope.returned();
        } catch (Exception e) {
            throw TaskException.of(path, "request to " + portals[portal], question, key, e);
        } finally {
            scope.leave();
        }
    }

    @SuppressWarnings("unchecked") // only continuations of the portal's reply type are saved
    public void resume(Object key, Record continuation, Object reply) throws Exception {
        scope.enter(key);
        try {
            ((OnReply<Object, Object>) continuation).resume(reply, scope);
            scope.returned();
        } catch (Exception e) {
            throw TaskException.of(path, "continuation", continuation, key, e);
        } finally {
            scope.leave();
        }
    }

    @SuppressWarnings("unchecked")
    public void fail(Object key, Record continuation, PortalFailure failure) throws Exception {
        scope.enter(key);
        try {
            ((OnReply<Object, Object>) continuation).failed(failure, scope);
            scope.returned();
        } catch (Exception e) {
            throw TaskException.of(path, "continuation (failed)", continuation, key, e);
        } finally {
            scope.leave();
        }
    }

    @SuppressWarnings("unchecked")
    public void late(Object key, Record continuation, Object reply) throws Exception {
        scope.enter(key);
        try {
            ((OnLateReply<Object, Object>) continuation).late(reply, scope);
            scope.returned();
        } catch (Exception e) {
            throw TaskException.of(path, "continuation (late)", continuation, key, e);
        } finally {
            scope.leave();
        }
    }

    @SuppressWarnings("unchecked") // only timers of the task are saved
    public void fire(Object key, Record timer) throws Exception {
        scope.enter(key);
        try {
            ((OnTimer<Object>) timer).fire(scope);
            scope.returned();
        } catch (Exception e) {
            throw TaskException.of(path, "timer", timer, key, e);
        } finally {
            scope.leave();
        }
    }

    public void complete(Object key) throws Exception {
        scope.enter(key);
        try {
            task.onComplete(scope);
            scope.returned();
        } catch (Exception e) {
            throw TaskException.of(path, "onComplete", null, key, e);
        } finally {
            scope.leave();
        }
    }
}
