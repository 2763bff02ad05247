package io.portals.local.engine;

import io.portals.api.task.ErrorPolicy;
import io.portals.api.task.JoinTask;
import io.portals.api.task.OnAllReplies;
import io.portals.api.task.OnLateReply;
import io.portals.api.task.OnReply;
import io.portals.api.task.OnTimer;
import io.portals.api.task.Outcome;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.Replier;
import io.portals.api.task.Task;
import java.util.Collections;
import java.util.Map;

/** A keyed task: its handlers, each of which runs under a key, with the task's state. */
final class TaskNode extends StepNode {
    private final int number;
    private final Rows in;
    private final Task<Object, Object> task;
    private final Map<String, Replier<Object, Object, Object>> repliers;
    private final TaskState state;
    private final TaskScope scope;
    private final Asks asks;

    TaskNode(
            String path,
            int number,
            StepNode input,
            Task<Object, Object> task,
            Map<String, Replier<Object, Object, Object>> repliers,
            TaskState state,
            TaskScope scope,
            Asks asks,
            ErrorPolicy policy) {
        super(path, policy);
        this.number = number;
        this.in = input.out;
        this.task = task;
        this.repliers = repliers;
        this.state = state;
        this.scope = scope;
        this.asks = asks;
        scope.isOf(this);
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
        for (int i = 0; i < in.size; i++) { // without a Handler each, as there are so many
            Object key = in.keys[i];
            Object event = in.events[i];
            scope.enter(key);
            try {
                task.process(event, scope);
                scope.returned();
            } catch (Exception e) {
                failed("event", JoinTask.event(task, event), key, e, transaction);
            } finally {
                scope.leave();
            }
            transaction.returned();
        }
    }

    void request(String portal, Request request, Transaction transaction) {
        scope.enter(request.key(), request, portal);
        handle(
                "request to " + portal,
                request.payload(),
                request.key(),
                () -> repliers.get(portal).request(request.payload(), scope),
                transaction);
    }

    @SuppressWarnings("unchecked") // only continuations of the portal's reply type are saved
    void resume(Pending ask, Object answer, Transaction transaction) {
        if (ask.gather() != 0) {
            gather(ask, answer, transaction);
            return;
        }
        OnReply<Object, Object> continuation = (OnReply<Object, Object>) ask.continuation();
        scope.enter(ask.key());
        if (answer instanceof PortalFailure failure) {
            handle(
                    "continuation (failed)",
                    continuation,
                    ask.key(),
                    () -> continuation.failed(failure, scope),
                    transaction);
        } else {
            handle("continuation", continuation, ask.key(), () -> continuation.resume(answer, scope), transaction);
        }
    }

    private void gather(Pending ask, Object answer, Transaction transaction) {
        Gather before = asks.gather(ask.gather());
        Gather now = before.with(
                ask.ask(),
                answer instanceof PortalFailure failure
                        ? new Outcome.Failed<>(failure)
                        : new Outcome.Replied<>(answer));
        transaction.gather(now, before);
        if (now.isComplete()) {
            resumeAll(now, transaction);
        }
    }

    /** Resumes the continuation of asks that were made as one, all of which are resolved. */
    @SuppressWarnings("unchecked") // only continuations of the portal's reply type are saved
    void resumeAll(Gather gather, Transaction transaction) {
        OnAllReplies<Object, Object> continuation = (OnAllReplies<Object, Object>) gather.continuation();
        scope.enter(gather.key());
        handle(
                "continuation",
                continuation,
                gather.key(),
                () -> continuation.resume(Collections.unmodifiableList(gather.outcomes()), scope),
                transaction);
    }

    /** Tells a continuation whose ask has failed of the answer; a refusal changes nothing. */
    @SuppressWarnings("unchecked") // only continuations of the portal's reply type are saved
    void late(Pending ask, Object answer, Transaction transaction) {
        if (answer instanceof PortalFailure) {
            return;
        }
        OnLateReply<Object, Object> continuation = (OnLateReply<Object, Object>) ask.continuation();
        scope.enter(ask.key());
        handle("continuation (late)", continuation, ask.key(), () -> continuation.late(answer, scope), transaction);
    }

    /** Resumes an ask with a failure that the runtime found. */
    void fail(Pending ask, PortalFailure.Kind kind, String reason, Transaction transaction) {
        resume(ask, new PortalFailure(kind, ask.portal(), reason), transaction);
    }

    @SuppressWarnings("unchecked") // only timers of the task are saved
    void fire(Timer timer, Transaction transaction) {
        scope.enter(timer.key());
        handle("timer", timer.fires(), timer.key(), () -> ((OnTimer<Object>) timer.fires()).fire(scope), transaction);
    }

    void complete(Object key, Transaction transaction) {
        state.change(key, state.find(key), transaction).completed = true;
        scope.enter(key);
        handle("onComplete", null, key, () -> task.onComplete(scope), transaction);
    }

    /**
     * Runs a handler, whose scope was entered.
     *
     * @param subject what it handles; null if that is the key itself
     */
    private void handle(String what, Object subject, Object key, Runnable handler, Transaction transaction) {
        try {
            handler.run();
            scope.returned();
        } catch (Exception e) {
            failed(what, subject, key, e, transaction);
        } finally {
            scope.leave();
        }
        transaction.returned();
    }

    private void failed(String what, Object subject, Object key, Exception cause, Transaction transaction) {
        scope.undo();
        String handled = subject == null ? what : what + " " + Texts.shortened(subject);
        scope.failAsked(setAside(handled, key, subject == null ? key : subject, cause, transaction));
    }
}
