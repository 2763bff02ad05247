package io.portals.flink.task;

import io.portals.api.Portal;
import io.portals.api.check.HandlerRules;
import io.portals.api.state.PerKey;
import io.portals.api.state.PerKeyList;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.StateHandle;
import io.portals.api.state.StateList;
import io.portals.api.state.StateMap;
import io.portals.api.state.Uses;
import io.portals.api.task.Ask;
import io.portals.api.task.AskAll;
import io.portals.api.task.OnAllReplies;
import io.portals.api.task.OnReply;
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
    private final TaskMetrics metrics;

    /** The thread of the handler that runs, null between two. */
    private Thread handling;

    /** Counts handlers, so that what was given to one is of no use to the next. */
    private long handlers;

    private Object key;
    private Open openAsk;
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
        rules.returns(open());
        if (request != null && request.asked() && !answered) {
            throw rules.unanswered(portal);
        }
    }

    /** Where the portal of the ask stands that is open, or -1. */
    private int open() {
        return openAsk == null ? -1 : openAsk.portal;
    }

    /** The request that is being handled, or null. */
    Request request() {
        return request;
    }

    void leave() {
        handling = null;
        openAsk = null;
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
        opens(asked);
        rules.request(question, asked);
        OpenAsk open = new OpenAsk(rules.declared(asked), question);
        openAsk = open;
        @SuppressWarnings("unchecked") // the portal's reply type is the ask's
        Ask<R, Object> typed = (Ask<R, Object>) (Ask<?, Object>) open;
        return typed;
    }

    @Override
    public <Q, R> AskAll<R, Object> askAll(Portal<Q, R> asked, List<? extends Q> questions) {
        opens(asked);
        for (Q question : questions) {
            rules.request(question, asked);
        }
        OpenAskAll open = new OpenAskAll(rules.declared(asked), List.copyOf(questions));
        openAsk = open;
        @SuppressWarnings("unchecked") // the portal's reply type is the asks'
        AskAll<R, Object> typed = (AskAll<R, Object>) (AskAll<?, Object>) open;
        return typed;
    }

    private void opens(Portal<?, ?> asked) {
        guard();
        rules.opens(asked, open());
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

    /** One or several asks, before then. */
    private abstract class Open {
        final int portal;
        long limitMillis;

        Open(int portal) {
            this.portal = portal;
        }

        final void limit(Duration limit) {
            limitMillis = rules.limitMillis(portal, limit);
        }

        /** What must hold when it is ended. */
        final void ended(Record continuation) {
            guard();
            rules.continuation(portal, continuation);
            if (openAsk != this) {
                throw rules.endedTwice(portal);
            }
            openAsk = null;
        }
    }

    private final class OpenAsk extends Open implements Ask<Object, Object> {
        private final Object question;

        OpenAsk(int portal, Object question) {
            super(portal);
            this.question = question;
        }

        @Override
        public Ask<Object, Object> within(Duration limit) {
            limit(limit);
            return this;
        }

        @Override
        public <C extends Record & OnReply<? super Object, Object>> void then(C continuation) {
            ended(continuation);
            try {
                effects.ask(portal, question, limitMillis, continuation);
            } catch (Exception e) {
                ExceptionUtils.rethrow(e);
            }
        }
    }

    private final class OpenAskAll extends Open implements AskAll<Object, Object> {
        private final List<Object> questions;

        OpenAskAll(int portal, List<Object> questions) {
            super(portal);
            this.questions = questions;
        }

        @Override
        public AskAll<Object, Object> within(Duration limit) {
            limit(limit);
            return this;
        }

        @Override
        public <C extends Record & OnAllReplies<? super Object, Object>> void then(C continuation) {
            ended(continuation);
            try {
                effects.askAll(portal, questions, limitMillis, continuation);
            } catch (Exception e) {
                ExceptionUtils.rethrow(e);
            }
        }
    }
}
