package io.portals.flink.task;

import io.portals.api.Portal;
import io.portals.api.check.HandlerRules;
import io.portals.api.check.OpenAsks;
import io.portals.api.state.PerKey;
import io.portals.api.state.PerKeyList;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.StateHandle;
import io.portals.api.state.StateList;
import io.portals.api.state.StateMap;
import io.portals.api.state.Uses;
import io.portals.api.task.Ask;
import io.portals.api.task.AskAll;
import io.portals.api.task.OnTimer;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.ReplyTo;
import io.portals.api.task.Task;
import io.portals.api.task.TimerId;
import io.portals.flink.metrics.TaskMetrics;
import io.portals.flink.state.TaskState;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.flink.streaming.runtime.tasks.ProcessingTimeService;
import org.apache.flink.util.ExceptionUtils;

/** The context that the handlers of one task get. One for all its calls, which come one after the other. */
final class TaskScope implements ReplierContext<Object, Object> {
    private final String path;
    private final Task<Object, Object> task;
    private final TaskState state;
    private final Effects effects;
    private final Messenger messenger;
    private final TaskTimers timers;
    private final ProcessingTimeService clock;
    private final HandlerRules rules;
    private final OpenAsks openAsks;
    private final TaskMetrics metrics;

    /** The thread of the handler that runs, null between two. */
    private Thread handling;

    /** Counts handlers, so that what was given to one is of no use to the next. */
    private long handlers;

    private Object key;
    private Request request;
    private String portal;
    private boolean answered;

    TaskScope(
            String path,
            Task<Object, Object> task,
            Uses uses,
            TaskState state,
            Effects effects,
            Messenger messenger,
            TaskTimers timers,
            ProcessingTimeService clock,
            TaskMetrics metrics) {
        this.path = path;
        this.task = task;
        this.state = state;
        this.effects = effects;
        this.messenger = messenger;
        this.timers = timers;
        this.clock = clock;
        this.rules = new HandlerRules(path, uses);
        this.openAsks = new OpenAsks(rules, new Sending());
        this.metrics = metrics;
    }

    // ------------------------------------------------------------------------------------------- a handler's course

    void enter(Object key) {
        if (handling != null) {
            throw new IllegalStateException(path + ": a handler was entered inside another of the same task");
        }
        this.key = key;
        this.handling = Thread.currentThread();
        this.handlers++;
    }

    void enter(Object key, Request request, String portal) {
        enter(key);
        this.request = request;
        this.portal = portal;
        this.answered = false;
    }

    /** What must hold when a handler returns. */
    void returns() {
        openAsks.returns();
        if (request != null && request.asked() && !answered) {
            throw rules.unanswered(portal);
        }
    }

    /** The request that is being handled, or null. */
    Request request() {
        return request;
    }

    void leave() {
        handling = null;
        openAsks.clear();
        request = null;
        key = null;
    }

    private void guard() {
        guard(handlers);
    }

    private void guard(long handler) {
        if (handling != Thread.currentThread() || handler != handlers) {
            throw new IllegalStateException(path + ": its context was used "
                    + (handling == null || handler != handlers ? "after its handler returned" : "by another thread")
                    + "; use it inside the handler only, and keep what lasts in state or in a continuation");
        }
    }

    Object currentKey() {
        return key;
    }

    // ------------------------------------------------------------------------------------------- what handlers do

    @Override
    public void emit(Object event) {
        guard();
        HandlerRules.event(path, event);
        try {
            effects.emit(event);
        } catch (Exception e) {
            ExceptionUtils.rethrow(e);
        }
    }

    @Override
    public void setAside(Object event, String reason) {
        guard();
        HandlerRules.setAside(path, event, reason);
        try {
            effects.setAside(event, reason);
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
    public <K> K key(Class<K> type) {
        guard();
        rules.key(type, key);
        return type.cast(key);
    }

    @Override
    public <T extends Task<?, ?>> T task(Class<T> type) {
        guard();
        return rules.task(task, type);
    }

    @Override
    public <V> V get(PerKey<V> handle) {
        guard();
        return state.get(handle);
    }

    @Override
    public <V> void set(PerKey<V> handle, V value) {
        guard();
        state.set(handle, value);
    }

    @Override
    public <V> V update(PerKey<V> handle, UnaryOperator<V> change) {
        V changed = change.apply(get(handle));
        set(handle, changed);
        return changed;
    }

    @Override
    public void clear(StateHandle handle) {
        guard();
        state.clear(handle);
    }

    @Override
    public <V> StateList<V> list(PerKeyList<V> handle) {
        guard();
        long handler = handlers;
        return state.list(handle, () -> guard(handler));
    }

    @Override
    public <K, V> StateMap<K, V> map(PerKeyMap<K, V> handle) {
        guard();
        long handler = handlers;
        return state.map(handle, () -> guard(handler));
    }

    @Override
    public <Q, R> Ask<R, Object> ask(Portal<Q, R> asked, Q question) {
        return openAsks.ask(asked, question);
    }

    @Override
    public <Q, R> AskAll<R, Object> askAll(Portal<Q, R> asked, List<? extends Q> questions) {
        return openAsks.askAll(asked, questions);
    }

    @Override
    public <Q> void tell(Portal<Q, ?> told, Q message) {
        guard();
        rules.request(message, told);
        try {
            effects.tell(rules.declared(told), message);
        } catch (Exception e) {
            ExceptionUtils.rethrow(e);
        }
    }

    @Override
    public void reply(Object reply) {
        rules.reply(reply);
        answering();
        if (request.asked()) {
            try {
                effects.reply(request, reply);
            } catch (Exception e) {
                ExceptionUtils.rethrow(e);
            }
        }
    }

    @Override
    public void fail(String reason) {
        rules.reason(reason);
        answering();
        if (request.asked()) {
            try {
                effects.fail(request, reason);
            } catch (Exception e) {
                ExceptionUtils.rethrow(e);
            }
        }
    }

    @Override
    @SuppressWarnings("unchecked") // the request's reply type
    public ReplyTo<Object> replyTo() {
        answering();
        try {
            return (ReplyTo<Object>) messenger.replyTo(request);
        } catch (Exception e) {
            throw rethrown(e);
        }
    }

    @Override
    public <R> void reply(ReplyTo<R> to, R reply) {
        guard();
        rules.answered(to);
        rules.reply(reply);
        inCore("reply to a ReplyTo");
        try {
            effects.reply(to, reply);
        } catch (Exception e) {
            ExceptionUtils.rethrow(e);
        }
    }

    @Override
    public void fail(ReplyTo<?> to, String reason) {
        guard();
        rules.answered(to);
        rules.reason(reason);
        inCore("fail a ReplyTo");
        try {
            effects.fail(to, reason);
        } catch (Exception e) {
            ExceptionUtils.rethrow(e);
        }
    }

    @Override
    public TimerId after(Duration delay, OnTimer<Object> timer) {
        guard();
        Record saved = rules.timer(delay, timer);
        TimerId id = timers.after(delay.toMillis(), saved);
        try {
            effects.set(id, saved);
        } catch (Exception e) {
            ExceptionUtils.rethrow(e);
        }
        return id;
    }

    @Override
    public void cancel(TimerId timer) {
        guard();
        rules.cancelled(timer);
        try {
            effects.cancel(timer);
        } catch (Exception e) {
            ExceptionUtils.rethrow(e);
        }
    }

    private void answering() {
        guard();
        if (request == null) {
            throw rules.noRequest();
        }
        if (answered) {
            throw rules.answeredTwice(portal);
        }
        answered = true;
    }

    private void inCore(String what) {
        if (messenger == null) {
            throw rules.outside(what);
        }
    }

    private static RuntimeException rethrown(Exception e) {
        ExceptionUtils.rethrow(e);
        return new IllegalStateException(e); // not reached
    }

    private final class Sending implements OpenAsks.Sending {
        @Override
        public void guard() {
            TaskScope.this.guard();
        }

        @Override
        public void ask(int portal, Object question, long limitMillis, Record continuation) {
            try {
                effects.ask(portal, question, limitMillis, continuation);
            } catch (Exception e) {
                ExceptionUtils.rethrow(e);
            }
        }

        @Override
        public void askAll(int portal, List<Object> questions, long limitMillis, Record continuation) {
            try {
                effects.askAll(portal, questions, limitMillis, continuation);
            } catch (Exception e) {
                ExceptionUtils.rethrow(e);
            }
        }
    }
}
