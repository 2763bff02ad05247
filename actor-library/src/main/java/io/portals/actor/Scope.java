package io.portals.actor;

import io.portals.api.Path;
import io.portals.api.Portal;
import io.portals.api.state.PerKey;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.StateHandle;
import io.portals.api.state.StateMap;
import io.portals.api.task.Ask;
import io.portals.api.task.OnReply;
import io.portals.api.task.ReplyTo;
import io.portals.api.task.TaskContext;
import io.portals.api.task.TimerId;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/** The context that one handler of one actor gets. */
final class Scope implements ActorContext<Object> {
    private final Turn turn;
    private final Object subject;
    private final Asker asker;
    private final Effects effects;
    private final Definition system;
    private final TaskContext<Emitted<Object>> ctx;

    private boolean isClosed;
    private boolean isAnswered;
    private ReplyTo<Object> taken;
    private OpenAsk<?> openAsk;

    /** @param subject what the handler is for */
    Scope(Turn turn, Object subject, Asker asker, Effects effects) {
        this.turn = turn;
        this.subject = subject;
        this.asker = asker;
        this.effects = effects;
        this.system = turn.system();
        this.ctx = turn.ctx();
    }

    // ------------------------------------------------------------------------------------------- a handler's course

    /** What must hold when the handler has returned. */
    void returned() {
        if (openAsk != null) {
            throw new IllegalStateException(
                    where() + "left an ask open; end it by then(...), or tell if no reply is wanted");
        }
        if (asker.waits() && !isAnswered) {
            throw new IllegalStateException(where() + "was asked " + subject
                    + " and returned without an answer; reply, fail, stash it, or take replyTo to answer later");
        }
    }

    void close() {
        isClosed = true;
    }

    /** The handler has failed: so does what was asked. */
    void refuse(String reason) {
        if (isAnswered && !system.undoes()) {
            return; // the answer was given
        }
        if (taken != null) {
            ctx.fail(taken, reason);
        } else {
            asker.fail(reason);
        }
    }

    private void guard() {
        if (isClosed) {
            throw new IllegalStateException(where() + "used its context after its handler returned; use it inside the"
                    + " handler only, and keep what lasts in the behavior or in a continuation");
        }
    }

    private void durable(String what) {
        guard();
        if (turn.life().kind().isStateless()) {
            throw new IllegalStateException(where() + what + ", but actors of its type are declared to be stateless;"
                    + " declare the type as virtual");
        }
    }

    private String where() {
        return "the actor " + turn.id() + " ";
    }

    /** What is declared under a name. */
    Handler<Object> handler(String behavior) {
        Handler<Object> handler = system.handlers().get(behavior);
        if (handler == null) {
            throw new IllegalStateException(where() + "has the behavior \"" + behavior
                    + "\", which is not declared; add it by actors.behavior(\"" + behavior + "\", ...)");
        }
        return handler;
    }

    // ------------------------------------------------------------------------------------------- itself and others

    @Override
    public ActorRef<Object> self() {
        return new ActorRef<>(turn.id());
    }

    @Override
    public String name() {
        return ActorId.name(turn.id());
    }

    @Override
    public Instant now() {
        guard();
        return ctx.now();
    }

    @Override
    public <N> void tell(ActorRef<N> to, N message) {
        guard();
        system.messages().check(message);
        send(new Letter.Tell<>(to.id(), message));
    }

    private void send(Letter<Object, Object> letter) {
        effects.send(() -> ctx.tell(system.mailbox(), letter));
    }

    @Override
    public <N> ActorRef<N> spawn(String name, Behavior<N> behavior) {
        guard();
        return spawned(Path.checkedName("actor", name), behavior);
    }

    @Override
    public <N> ActorRef<N> spawn(Behavior<N> behavior) {
        durable("spawns an actor without a name");
        turn.life().holds(Store.CHILDREN);
        return spawned(ActorId.numbered(turn.life().nextNumber()), behavior);
    }

    private <N> ActorRef<N> spawned(String name, Behavior<N> behavior) {
        system.behaviors().check(behavior);
        String child = ActorId.child(turn.id(), name);
        system.kind(child, behavior);
        send(new Letter.Spawn<>(child, behavior));
        return new ActorRef<>(child);
    }

    @Override
    public void watch(ActorRef<?> other, Object message) {
        guard();
        system.messages().check(message);
        Kind kind = system.virtual(other.id());
        if (kind != null && kind.isStateless()) {
            throw new IllegalArgumentException(
                    where() + "watches " + other.id() + ", but actors of its type are stateless and never stop");
        }
        send(new Letter.Watch<>(other.id(), turn.id(), Optional.of(message)));
    }

    @Override
    public void unwatch(ActorRef<?> other) {
        guard();
        send(new Letter.Watch<>(other.id(), turn.id(), Optional.empty()));
    }

    @Override
    public <T> void emit(Outlet<T> outlet, T event) {
        guard();
        system.check(outlet, event);
        effects.send(() -> ctx.emit(new Emitted<>(outlet.name(), event)));
    }

    // ------------------------------------------------------------------------------------------- asks and replies

    @Override
    public <Q extends Question<R>, R> ActorAsk<R, Object> ask(ActorRef<? super Q> to, Q question) {
        guard();
        system.messages().check(question);
        return opened(system.mailbox(), new Letter.Asked<>(to.id(), question));
    }

    @Override
    public <Q, R> ActorAsk<R, Object> ask(Portal<Q, R> portal, Q request) {
        guard();
        system.check(portal, request);
        return opened(portal, request);
    }

    private <Q, R> ActorAsk<R, Object> opened(Portal<Q, ?> portal, Q request) {
        if (openAsk != null) {
            throw new IllegalStateException(where() + "starts an ask while another is open; end that by then(...)");
        }
        OpenAsk<R> open = new OpenAsk<>(portal, request);
        openAsk = open;
        return open;
    }

    @Override
    public <Q> void tell(Portal<Q, ?> portal, Q request) {
        guard();
        system.check(portal, request);
        effects.send(() -> ctx.tell(portal, request));
    }

    @Override
    public <R> void reply(Question<R> question, R reply) {
        answering(question);
        system.messages().check(reply);
        effects.send(() -> asker.reply(reply));
    }

    @Override
    public void fail(Question<?> question, String reason) {
        answering(question);
        reason(reason);
        effects.send(() -> asker.fail(reason));
    }

    @Override
    @SuppressWarnings("unchecked") // of the question's type of replies
    public <R> ReplyTo<R> replyTo(Question<R> question) {
        answering(question);
        taken = effects.read(asker::replyTo);
        return (ReplyTo<R>) taken;
    }

    private void answering(Object question) {
        guard();
        if (question != subject) {
            throw new IllegalStateException(where() + "answers " + question + ", but is handling " + subject
                    + "; take replyTo when the question is there, and answer by that");
        }
        if (isAnswered) {
            throw new IllegalStateException(where() + "answers " + question + " twice");
        }
        isAnswered = true;
    }

    @Override
    public <R> void reply(ReplyTo<R> to, R reply) {
        answered(to);
        if (reply == null) {
            throw new NullPointerException(where() + "replies null; a reply cannot be null");
        }
        effects.send(() -> ctx.reply(to, reply));
    }

    @Override
    public void fail(ReplyTo<?> to, String reason) {
        answered(to);
        reason(reason);
        effects.send(() -> ctx.fail(to, reason));
    }

    private void answered(ReplyTo<?> to) {
        guard();
        if (to == null) {
            throw new NullPointerException(
                    where() + "answers a ReplyTo that is null; keep the question's replyTo until it is answered");
        }
    }

    private void reason(String reason) {
        if (reason == null) {
            throw new NullPointerException(where() + "fails a question with the reason null; say why");
        }
    }

    /** An ask, before then. */
    private final class OpenAsk<R> implements ActorAsk<R, Object> {
        private final Portal<Object, Object> portal;
        private final Object request;
        private Duration limit;

        @SuppressWarnings("unchecked") // the request is one of the portal's
        OpenAsk(Portal<?, ?> portal, Object request) {
            this.portal = (Portal<Object, Object>) portal;
            this.request = request;
        }

        @Override
        public ActorAsk<R, Object> within(Duration limit) {
            if (limit.toMillis() < 1) {
                throw new IllegalArgumentException(where() + "asks within " + limit + "; give it 1 ms or more");
            }
            this.limit = limit;
            return this;
        }

        @Override
        public <C extends Record & Continuation<? super R, ?, Object>> void then(C continuation) {
            guard();
            if (openAsk != this) {
                throw new IllegalStateException(where() + "ends an ask twice");
            }
            system.check(continuation);
            openAsk = null;
            turn.life().asks(1);
            effects.send(() -> {
                Ask<Object, Emitted<Object>> ask = ctx.ask(portal, request);
                saved(limit == null ? ask : ask.within(limit), continuation);
            });
        }
    }

    @SuppressWarnings("unchecked") // a continuation of an actor is one of its task
    private static <C extends Record & OnReply<Object, Emitted<Object>>> void saved(
            Ask<Object, Emitted<Object>> ask, Record continuation) {
        ask.then((C) continuation);
    }

    // ------------------------------------------------------------------------------------------- later

    @Override
    public Scheduled schedule(Duration delay, Object message) {
        durable("schedules a message");
        system.messages().check(message);
        if (delay.isNegative()) {
            throw new IllegalArgumentException(
                    where() + "schedules a message after " + delay + "; give it zero or more");
        }
        long number = turn.life().nextNumber();
        turn.life().holds(Store.SCHEDULED);
        effects.send(() -> {
            TimerId timer = ctx.after(delay, new Due(number));
            ctx.map(system.store().scheduled()).put(number, new Pending<>(message, timer));
        });
        return new Scheduled(number);
    }

    @Override
    public void cancel(Scheduled scheduled) {
        durable("cancels what was scheduled");
        effects.send(() -> {
            StateMap<Long, Pending<Object>> all = ctx.map(system.store().scheduled());
            Pending<Object> pending = all.get(scheduled.number());
            if (pending != null) {
                ctx.cancel(pending.timer());
                all.remove(scheduled.number());
            }
        });
    }

    @Override
    public void stash(Object message) {
        durable("stashes a message");
        if (message != subject) {
            throw new IllegalStateException(where() + "stashes " + message + ", but is handling " + subject);
        }
        if (isAnswered) {
            throw new IllegalStateException(where() + "stashes " + message + ", which it has answered");
        }
        isAnswered = true;
        if (asker.waits()) {
            taken = effects.read(asker::replyTo);
        }
        turn.life().holds(Store.STASHED);
        Stashed<Object> kept = new Stashed<>(message, Optional.ofNullable(taken));
        effects.send(() -> ctx.list(system.store().stashed()).add(kept));
    }

    @Override
    public void unstashAll() {
        guard();
        effects.send(turn::wantsStashed);
    }

    // ------------------------------------------------------------------------------------------- state

    @Override
    public <V> V get(PerKey<V> handle) {
        guard();
        return effects.get(handle);
    }

    @Override
    public <V> void set(PerKey<V> handle, V value) {
        durable("sets state");
        turn.life().holds(Store.OWN);
        effects.set(handle, value);
    }

    @Override
    public <K, V> StateMap<K, V> map(PerKeyMap<K, V> handle) {
        durable("has state");
        turn.life().holds(Store.OWN);
        return effects.map(handle);
    }

    @Override
    public void clear(StateHandle handle) {
        durable("clears state");
        if (handle instanceof PerKey<?> single) {
            effects.set(single, null);
        } else if (handle instanceof PerKeyMap<?, ?> map) {
            effects.clear(map);
        } else {
            throw new IllegalArgumentException(
                    where() + "clears the state \"" + handle.name() + "\", which is neither a value nor a map");
        }
    }
}
