package io.portals.local.engine;

import io.portals.api.task.OnReply;
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
                throw failed("event", event, key, e);
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
            throw failed("request to " + portal, request.payload(), request.key(), e);
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
            throw failed(isFailure ? "continuation (failed)" : "continuation", ask.continuation(), ask.key(), e);
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
            throw failed("onComplete", "", key, e);
        } finally {
            scope.leave();
        }
        transaction.returned();
    }

    private TaskFailedException failed(String what, Object subject, Object key, Exception cause) {
        return new TaskFailedException(
                path + ": " + what + " " + Texts.shortened(subject) + " of key " + Texts.shortened(key) + " failed: "
                        + cause,
                cause);
    }
}
