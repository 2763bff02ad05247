package io.portals.flink.task;

import io.portals.api.Portal;
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
import io.portals.api.task.TimerId;
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
    private final TaskState state;
    private final Effects effects;
    private final Messenger messenger;
    private final TaskTimers timers;
    private final ProcessingTimeService clock;
    private final Portal<?, ?>[] portals;
    private final Class<?>[] continuations;
    private final Class<?>[] timerRecords;

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
            Uses uses,
            TaskState state,
            Effects effects,
            Messenger messenger,
            TaskTimers timers,
            ProcessingTimeService clock) {
        this.path = path;
        this.state = state;
        this.effects = effects;
        this.messenger = messenger;
        this.timers = timers;
        this.clock = clock;
        this.portals = uses.portals().toArray(Portal<?, ?>[]::new);
        this.continuations = uses.continuations().toArray(Class<?>[]::new);
        this.timerRecords = uses.timers().toArray(Class<?>[]::new);
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
        if (openAsk != null) {
            throw new IllegalStateException(path + ": asked " + portals[openAsk.portal].path()
                    + " and left the ask open; end it with .then(continuation), or use tell");
        }
        if (request != null && request.asked() && !answered) {
            throw new IllegalStateException(
                    path + ": handled a request to " + portal + " without an answer; call reply, fail or replyTo");
        }
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
        if (event == null) {
            throw new NullPointerException(path + ": emits null; an event cannot be null");
        }
        try {
            effects.emit(event);
        } catch (Exception e) {
            ExceptionUtils.rethrow(e);
        }
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
        if (!type.isInstance(key)) {
            throw new IllegalArgumentException(path + ": asks for its key as " + type.getName() + ", but keys are "
                    + key.getClass().getName());
        }
        return type.cast(key);
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
        requested(question, asked);
        OpenAsk open = new OpenAsk(index(asked), question);
        openAsk = open;
        @SuppressWarnings("unchecked") // the portal's reply type is the ask's
        Ask<R, Object> typed = (Ask<R, Object>) (Ask<?, Object>) open;
        return typed;
    }

    @Override
    public <Q, R> AskAll<R, Object> askAll(Portal<Q, R> asked, List<? extends Q> questions) {
        opens(asked);
        for (Q question : questions) {
            requested(question, asked);
        }
        OpenAskAll open = new OpenAskAll(index(asked), List.copyOf(questions));
        openAsk = open;
        @SuppressWarnings("unchecked") // the portal's reply type is the asks'
        AskAll<R, Object> typed = (AskAll<R, Object>) (AskAll<?, Object>) open;
        return typed;
    }

    private void opens(Portal<?, ?> asked) {
        guard();
        if (openAsk != null) {
            throw new IllegalStateException(path + ": asks " + asked.path() + " while its ask of "
                    + portals[openAsk.portal].path() + " is open; end that with .then(continuation) first");
        }
    }

    @Override
    public <Q> void tell(Portal<Q, ?> told, Q message) {
        guard();
        requested(message, told);
        try {
            effects.tell(index(told), message);
        } catch (Exception e) {
            ExceptionUtils.rethrow(e);
        }
    }

    @Override
    public void reply(Object reply) {
        replied(reply);
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
        reasoned(reason);
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
        addressed(to);
        replied(reply);
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
        addressed(to);
        reasoned(reason);
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
        if (!(timer instanceof Record)) {
            throw new IllegalArgumentException(path + ": sets a timer that is no record but "
                    + (timer == null ? null : timer.getClass().getName())
                    + "; write it as a record: record MyTimer(...) implements OnTimer<...>");
        }
        if (delay.isNegative()) {
            throw new IllegalArgumentException(path + ": sets a timer after " + delay + "; give it zero or more");
        }
        if (!List.of(timerRecords).contains(timer.getClass())) {
            throw new IllegalStateException(path + ": sets the timer "
                    + timer.getClass().getName()
                    + ", which it does not declare; add it to uses().fires(...): declared are "
                    + List.of(timerRecords));
        }
        TimerId id = timers.after(delay.toMillis());
        try {
            effects.set(id, (Record) timer);
        } catch (Exception e) {
            ExceptionUtils.rethrow(e);
        }
        return id;
    }

    @Override
    public void cancel(TimerId timer) {
        guard();
        named(timer);
        try {
            effects.cancel(timer);
        } catch (Exception e) {
            ExceptionUtils.rethrow(e);
        }
    }

    private void requested(Object request, Portal<?, ?> asked) {
        if (request == null) {
            throw new NullPointerException(path + ": asks " + asked.path() + " with null; a request cannot be null");
        }
    }

    private void replied(Object reply) {
        if (reply == null) {
            throw new NullPointerException(path + ": replies null; a reply cannot be null");
        }
    }

    private void reasoned(String reason) {
        if (reason == null) {
            throw new NullPointerException(path + ": fails a request with the reason null; say why");
        }
    }

    private void named(TimerId timer) {
        if (timer == null) {
            throw new NullPointerException(path + ": cancels the timer null; keep what after(...) gave");
        }
    }

    private void addressed(ReplyTo<?> to) {
        if (to == null) {
            throw new NullPointerException(
                    path + ": answers a ReplyTo that is null; keep the request's replyTo() until it is answered");
        }
    }

    private void answering() {
        guard();
        if (request == null) {
            throw new IllegalStateException(
                    path + ": answers, but handles no request; keep the request's replyTo() and answer that");
        }
        if (answered) {
            throw new IllegalStateException(path + ": answers a request to " + portal
                    + " twice; reply, fail or replyTo may be called once for each");
        }
        answered = true;
    }

    private void inCore(String what) {
        if (messenger == null) {
            throw new IllegalStateException(path + ": cannot " + what
                    + ", as it neither asks nor serves a portal; let it serve one with .replies(...)");
        }
    }

    private int index(Portal<?, ?> asked) {
        for (int i = 0; i < portals.length; i++) {
            if (portals[i] == asked) {
                return i;
            }
        }
        for (int i = 0; i < portals.length; i++) {
            if (portals[i].equals(asked)) {
                return i;
            }
        }
        throw new IllegalStateException(path + ": asks " + asked.path()
                + ", which it does not declare; add it to uses().asks(...): declared are " + List.of(portals));
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
            if (limit.toMillis() < 1) {
                throw new IllegalArgumentException(
                        path + ": asks " + portals[portal].path() + " within " + limit + "; give it 1 ms or more");
            }
            limitMillis = limit.toMillis();
        }

        /** What must hold when it is ended. */
        final void ended(Record continuation) {
            guard();
            if (continuation == null) {
                throw new NullPointerException(path + ": ends its ask of " + portals[portal].path()
                        + " with null; give it a continuation, or use tell");
            }
            if (openAsk != this) {
                throw new IllegalStateException(path + ": an ask of " + portals[portal].path() + " was ended twice");
            }
            openAsk = null;
            declared(continuation.getClass());
        }

        private void declared(Class<?> continuation) {
            for (Class<?> each : continuations) {
                if (each == continuation) {
                    return;
                }
            }
            throw new IllegalStateException(path + ": saves the continuation " + continuation.getName()
                    + ", which it does not declare; add it to uses().resumes(...): declared are "
                    + List.of(continuations));
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
