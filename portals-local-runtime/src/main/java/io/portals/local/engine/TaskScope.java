package io.portals.local.engine;

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
import io.portals.api.task.DeadLetter;
import io.portals.api.task.OnTimer;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.ReplyTo;
import io.portals.api.task.Task;
import io.portals.api.task.TimerId;
import io.portals.local.verify.Verification.Boundary;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** The context that the handlers of one task get. One for all its calls, which come one after the other. */
final class TaskScope implements ReplierContext<Object, Object> {
    private static final byte[] NO_KEY = {};

    private final String path;
    private final Task<Object, Object> task;
    private final int number;
    private final boolean servesPortals;
    private final TaskState state;
    private final Boundary emitted;
    private final Boundary continuations;
    private final Boundary timerRecords;
    private final HandlerRules rules;
    private final OpenAsks openAsks;
    private final Edges edges;
    private final Asks asks;
    private final Timers timers;
    private final Clock clock;
    private final Transaction transaction;
    private final Counters counters;

    /** What the handler sends, where it may be set aside: happens when it has returned. Null where each effect happens at once. */
    private final List<Runnable> deferred;

    private Transaction.Mark mark;
    private AskSender sender;
    private StepNode node;
    private Rows out;

    /** Counts handlers, so that what was given to one is of no use to the next. */
    private long handlers;

    private boolean handling;
    private Object key;
    private KeyState found;
    private boolean looked;
    private Request request;
    private String portal;
    private boolean answered;

    /** @param isUndone whether a handler that fails is undone by itself */
    TaskScope(
            String path,
            Task<Object, Object> task,
            int number,
            boolean servesPortals,
            TaskState state,
            Boundary emitted,
            Boundary continuations,
            Boundary timerRecords,
            Uses declared,
            boolean isUndone,
            Shared shared) {
        this.path = path;
        this.task = task;
        this.number = number;
        this.servesPortals = servesPortals;
        this.state = state;
        this.emitted = emitted;
        this.continuations = continuations;
        this.timerRecords = timerRecords;
        this.rules = new HandlerRules(path, declared);
        this.openAsks = new OpenAsks(rules, new Sending());
        this.edges = shared.edges();
        this.asks = shared.asks();
        this.timers = shared.timers();
        this.clock = shared.clock();
        this.transaction = shared.transaction();
        this.counters = new Counters(path);
        this.deferred = isUndone ? new ArrayList<>() : null;
    }

    /** The task whose scope it is. */
    void isOf(TaskNode task) {
        node = task;
        out = task.out;
    }

    /** The edges of the declared portals, in their order. */
    void asksOver(ReplyQueue[] queues) {
        sender = new AskSender(number, queues, asks, clock, transaction);
    }

    // ------------------------------------------------------------------------------------------- a handler's course

    void enter(Object key) {
        this.key = key;
        this.found = null;
        this.looked = false;
        this.handling = true;
        this.handlers++;
        if (deferred != null) {
            mark = transaction.mark();
        }
    }

    void enter(Object key, Request request, String portal) {
        enter(key);
        this.request = request;
        this.portal = portal;
        this.answered = false;
    }

    /** What must hold when a handler returns; then all that it sent happens. */
    void returned() {
        openAsks.returns();
        if (request != null && request.ask() != 0 && !answered) {
            throw rules.unanswered(portal);
        }
        if (deferred != null) {
            deferred.forEach(Runnable::run);
            deferred.clear();
        }
    }

    /** Leaves nothing of what the handler did. */
    void undo() {
        if (deferred != null) {
            deferred.clear();
            transaction.undoTo(mark);
        }
    }

    /** Lets the ask fail that the handler, which was undone, should have answered. */
    void failAsked(String reason) {
        if (request != null && request.ask() != 0) {
            ReplyQueue edge = edges.get(request.edge());
            transaction.reply(edge, new Reply(request.ask(), request.asker(), edge.setAside(reason)));
        }
    }

    private void effect(Runnable effect) {
        if (deferred == null) {
            effect.run();
        } else {
            deferred.add(effect);
        }
    }

    void leave() {
        handling = false;
        openAsks.clear();
        request = null;
        key = null;
        found = null;
    }

    private void guard() {
        guard(handlers);
    }

    private void guard(long handler) {
        if (!handling || handler != handlers) {
            throw new IllegalStateException(path + ": its context was used after its handler returned"
                    + "; use it inside the handler only, and keep what lasts in state or in a continuation");
        }
    }

    // ------------------------------------------------------------------------------------------- events and state

    @Override
    public void emit(Object event) {
        guard();
        HandlerRules.event(path, event);
        Object shipped = emitted.cross(event);
        if (deferred == null) {
            out.add(shipped, key);
        } else {
            Object current = key;
            deferred.add(() -> out.add(shipped, current));
        }
    }

    @Override
    public void setAside(Object event, String reason) {
        guard();
        HandlerRules.setAside(path, event, reason);
        WorkflowNode workflow = node.workflow();
        DeadLetter<Object> shipped = workflow.shipped(new DeadLetter<>(path, key, event, reason));
        effect(() -> workflow.deadLetter(shipped, transaction));
    }

    @Override
    public void count(String metric, long delta) {
        guard();
        counters.add(metric, delta);
    }

    Counters counters() {
        return counters;
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
    @SuppressWarnings("unchecked") // checked by hand: reflection's cast is slow in JavaScript
    public <K> K key(Class<K> type) {
        guard();
        rules.key(type, key);
        return (K) key;
    }

    @Override
    public <T extends Task<?, ?>> T task(Class<T> type) {
        guard();
        return rules.task(task, type);
    }

    @Override
    @SuppressWarnings("unchecked") // a value is stored by a handle of its type
    public <V> V get(PerKey<V> handle) {
        guard();
        int index = index(handle);
        KeyState has = find();
        return (V) state.slot(index).value(has == null ? null : has.values[index]);
    }

    @Override
    public <V> void set(PerKey<V> handle, V value) {
        guard();
        int index = index(handle);
        keep(index, value == null ? null : state.slot(index).kept(value));
    }

    private void keep(int index, Object kept) {
        KeyState before = find();
        if (kept != null || before != null) {
            found = state.change(key, before, transaction);
            found.values[index] = kept;
        }
    }

    @Override
    @SuppressWarnings("unchecked") // a value is stored by a handle of its type
    public <V> V update(PerKey<V> handle, UnaryOperator<V> change) {
        guard();
        int index = index(handle);
        Slot slot = state.slot(index);
        KeyState has = find();
        V changed = change.apply((V) slot.value(has == null ? null : has.values[index]));
        keep(index, changed == null ? null : slot.kept(changed));
        return changed;
    }

    @Override
    public void clear(StateHandle handle) {
        guard();
        keep(index(handle), null);
    }

    @Override
    @SuppressWarnings("unchecked") // an element is stored by a handle of its type
    public <V> StateList<V> list(PerKeyList<V> handle) {
        guard();
        Place place = new Place(index(handle));
        return (StateList<V>) (StateList<?>) new KeyedList(place, state.slot(place.index));
    }

    @Override
    @SuppressWarnings("unchecked") // an entry is stored by a handle of its types
    public <K, V> StateMap<K, V> map(PerKeyMap<K, V> handle) {
        guard();
        Place place = new Place(index(handle));
        return (StateMap<K, V>) (StateMap<?, ?>) new KeyedMap(place, state.slot(place.index));
    }

    /** Where the list or the map of a handle stands, for the key of the handler that asked for it. */
    final class Place {
        private final int index;
        private final long handler = handlers;

        private Place(int index) {
            this.index = index;
        }

        Object kept() {
            guard(handler);
            KeyState has = find();
            return has == null ? null : has.values[index];
        }

        void keep(Object kept) {
            guard(handler);
            TaskScope.this.keep(index, kept);
        }

        long transaction() {
            return transaction.number();
        }

        Object given(Object value, String what) {
            if (value == null) {
                throw new NullPointerException(path + ": state \""
                        + state.slot(index).handle() + "\": the " + what + " is null; it cannot be");
            }
            return value;
        }
    }

    private KeyState find() {
        if (!looked) {
            found = state.find(key);
            looked = true;
        }
        return found;
    }

    private int index(StateHandle handle) {
        int index = state.index(handle);
        if (index < 0) {
            throw new IllegalStateException(state.undeclared(handle));
        }
        return index;
    }

    // ------------------------------------------------------------------------------------------- requests

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
        int index = rules.declared(told);
        AskSender.Question shipped = sender.shipped(index, message);
        effect(() -> sender.tell(index, shipped));
    }

    private final class Sending implements OpenAsks.Sending {
        @Override
        public void guard() {
            TaskScope.this.guard();
        }

        @Override
        public void ask(int portal, Object question, long limitMillis, Record continuation) {
            AskSender.Ending ending = ending(limitMillis, continuation);
            AskSender.Question shipped = sender.shipped(portal, question);
            effect(() -> sender.ask(portal, shipped, ending));
        }

        @Override
        public void askAll(int portal, List<Object> questions, long limitMillis, Record continuation) {
            AskSender.Ending ending = ending(limitMillis, continuation);
            List<AskSender.Question> shipped = new ArrayList<>();
            for (Object question : questions) {
                shipped.add(sender.shipped(portal, question));
            }
            effect(() -> sender.askAll(portal, shipped, ending));
        }

        private AskSender.Ending ending(long limitMillis, Record continuation) {
            return new AskSender.Ending(key, (Record) continuations.cross(continuation), limitMillis);
        }
    }

    // ------------------------------------------------------------------------------------------- answers

    @Override
    public void reply(Object reply) {
        rules.reply(reply);
        answering();
        if (request.ask() != 0) {
            ReplyQueue edge = edges.get(request.edge());
            Reply answer =
                    new Reply(request.ask(), request.asker(), edge.portal().shippedReply(reply));
            effect(() -> transaction.reply(edge, answer));
        }
    }

    @Override
    public void fail(String reason) {
        rules.reason(reason);
        answering();
        if (request.ask() != 0) {
            ReplyQueue edge = edges.get(request.edge());
            Reply answer = new Reply(request.ask(), request.asker(), edge.refusal(reason));
            effect(() -> transaction.reply(edge, answer));
        }
    }

    @Override
    public ReplyTo<Object> replyTo() {
        answering();
        if (request.ask() == 0) {
            return new ReplyTo<>("", NO_KEY, 0); // of a tell: nobody listens
        }
        return new ReplyTo<>(edges.get(request.edge()).name(), NO_KEY, request.ask());
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

    @Override
    public <R> void reply(ReplyTo<R> to, R reply) {
        guard();
        rules.answered(to);
        rules.reply(reply);
        mayAnswer("reply to a ReplyTo");
        if (!to.edge().isEmpty()) {
            ReplyQueue edge = edges.find(to, path);
            Reply answer = new Reply(to.correlation(), keyOf(to), edge.portal().shippedReply(reply));
            effect(() -> transaction.reply(edge, answer));
        }
    }

    @Override
    public void fail(ReplyTo<?> to, String reason) {
        guard();
        rules.answered(to);
        rules.reason(reason);
        mayAnswer("fail a ReplyTo");
        if (!to.edge().isEmpty()) {
            ReplyQueue edge = edges.find(to, path);
            Reply answer = new Reply(to.correlation(), keyOf(to), edge.refusal(reason));
            effect(() -> transaction.reply(edge, answer));
        }
    }

    private void mayAnswer(String what) {
        if (!servesPortals && !rules.asks()) {
            throw rules.outside(what);
        }
    }

    private Object keyOf(ReplyTo<?> to) {
        Pending pending = asks.find(to.correlation());
        return pending == null ? asks.keyOfLapsed(to.correlation()) : pending.key();
    }

    // ------------------------------------------------------------------------------------------- timers

    @Override
    public TimerId after(Duration delay, OnTimer<Object> timer) {
        guard();
        Record fires = rules.timer(delay, timer);
        TimerId id = new TimerId(timers.nextNumber(), clock.after(delay.toMillis()));
        Timer set = new Timer(id, number, key, (Record) timerRecords.cross(fires));
        effect(() -> transaction.sets(set));
        return id;
    }

    @Override
    public void cancel(TimerId timer) {
        guard();
        rules.cancelled(timer);
        Object own = key;
        effect(() -> cancel(timer, own));
    }

    private void cancel(TimerId timer, Object own) {
        Timer pending = timers.find(timer.number());
        if (pending != null && pending.task() == number && pending.key().equals(own)) {
            transaction.takes(timers.take(timer.number()));
        } else {
            transaction.unsets(timer.number());
        }
    }
}
