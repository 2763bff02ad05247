package io.portals.local.engine;

import io.portals.api.task.OnLateReply;
import io.portals.api.task.OnReply;
import io.portals.api.task.OnTimer;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.Task;
import io.portals.local.run.TaskFailedException;
import java.util.Map;

/** A keyed task: its handlers, each of which runs under a key, with the task's state. */
final class TaskNode extends StepNode {
    private final int number;
    private final Rows in;
    private final Task<Object, Object> task;
    private final Map<String, Replier<Object, Object, Object>> repliers;
    private final TaskState state;
    private final TaskScope scope;
    private WorkflowNode workflow;
    private int index;

    TaskNode(
            String path,
            int number,
            StepNode input,
            Task<Object, Object> task,
            Map<String, Replier<Object, Object, Object>> repliers,
            TaskState state,
            TaskScope scope) {
        super(path);
        this.number = number;
        this.in = input.out;
        this.task = task;
        this.repliers = repliers;
        this.state = state;
        this.scope = scope;
        scope.emitsTo(out);
    }

    void isStep(int stepIndex, WorkflowNode of) {
        index = stepIndex;
        workflow = of;
    }

    WorkflowNode workflow() {
        return workflow;
    }

    /** Where it stands among the steps of its workflow. */
    int index() {
        return index;
    }

    int number() {
        return number;
    }

    TaskState state() {
        return state;
    }

    TaskScope scope() {
        return scope;
    }

    @Override
    void run(Transaction transaction) {
        for (int i = 0; i < in.size; i++) {
            Object key = in.keys[i];
            Object event = in.events[i];
            scope.enter(key);
            try {
                task.process(event, scope);
                scope.returned();
            } catch (Exception e) {
                throw failed("event " + Texts.shortened(event), key, e);
            } finally {
                scope.leave();
            }
            transaction.returned();
        }
    }

    void request(String portal, Request request, Transaction transaction) {
        scope.enter(request.key(), request, portal);
        try {
            repliers.get(portal).request(request.payload(), scope);
            scope.returned();
        } catch (Exception e) {
            throw failed("request to " + portal + " " + Texts.shortened(request.payload()), request.key(), e);
        } finally {
            scope.leave();
        }
        transaction.returned();
    }

    @SuppressWarnings("unchecked") // only continuations of the portal's reply type are saved
    void resume(Pending ask, Object answer, Transaction transaction) {
        OnReply<Object, Object> continuation = (OnReply<Object, Object>) ask.continuation();
        boolean isFailure = answer instanceof PortalFailure;
        scope.enter(ask.key());
        try {
            if (isFailure) {
                continuation.failed((PortalFailure) answer, scope);
            } else {
                continuation.resume(answer, scope);
            }
            scope.returned();
        } catch (Exception e) {
            String what = isFailure ? "continuation (failed) " : "continuation ";
            throw failed(what + Texts.shortened(ask.continuation()), ask.key(), e);
        } finally {
            scope.leave();
        }
        transaction.returned();
    }

    /** Tells a continuation whose ask has failed of the answer; a refusal changes nothing. */
    @SuppressWarnings("unchecked") // only continuations of the portal's reply type are saved
    void late(Pending ask, Object answer, Transaction transaction) {
        if (answer instanceof PortalFailure) {
            return;
        }
        scope.enter(ask.key());
        try {
            ((OnLateReply<Object, Object>) ask.continuation()).late(answer, scope);
            scope.returned();
        } catch (Exception e) {
            throw failed("continuation (late) " + Texts.shortened(ask.continuation()), ask.key(), e);
        } finally {
            scope.leave();
        }
        transaction.returned();
    }

    /** Resumes an ask with a failure that the runtime found. */
    void fail(Pending ask, PortalFailure.Kind kind, String reason, Transaction transaction) {
        resume(ask, new PortalFailure(kind, ask.portal(), reason), transaction);
    }

    @SuppressWarnings("unchecked") // only timers of the task are saved
    void fire(Timer timer, Transaction transaction) {
        scope.enter(timer.key());
        try {
            ((OnTimer<Object>) timer.fires()).fire(scope);
            scope.returned();
        } catch (Exception e) {
            throw failed("timer " + Texts.shortened(timer.fires()), timer.key(), e);
        } finally {
            scope.leave();
        }
        transaction.returned();
    }

    void complete(Object key, Transaction transaction) {
        KeyState completed = state.change(key, state.find(key), transaction);
        completed.completed = true;
        scope.enter(key);
        try {
            task.onComplete(scope);
            scope.returned();
        } catch (Exception e) {
            throw failed("onComplete", key, e);
        } finally {
            scope.leave();
        }
        transaction.returned();
    }

    private TaskFailedException failed(String what, Object key, Exception cause) {
        return new TaskFailedException(
                path + ": " + what + " of key " + Texts.shortened(key) + " failed: " + cause, cause);
    }
}
