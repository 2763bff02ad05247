package io.portals.actor;

import io.portals.api.state.StateMap;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.TaskContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** One turn of one actor: it is found, it handles a message, and what became of it is stored. */
final class Turn {
    /** How long an actor has been idle is known to an eighth of what it may be, so that not each message need be noted. */
    private static final int COARSE = 8;

    /** The subject of a failure to come to life again. */
    private static final String RESTART = "restart";

    /** What an actor does in a turn; gives what it is from then on. */
    interface Handler {
        Behavior<Object> apply(Behavior<Object> self, ActorContext<Object> ctx);
    }

    private final Definition system;
    private final Store store;
    private final String id;
    private final TaskContext<Emitted<Object>> ctx;

    /** The actor as it is stored among those that are active, or null. */
    private final Cell<Behavior<Object>> stored;

    /** The actor as it is now, or null. */
    private Cell<Behavior<Object>> cell;

    private Kind kind;

    /** Whether it came to life, in this turn or before. */
    private boolean isActive;

    private boolean wasPassive;
    private boolean wantsStashed;

    Turn(Definition system, String id, TaskContext<Emitted<Object>> ctx) {
        this.system = system;
        this.store = system.store();
        this.id = id;
        this.ctx = ctx;
        this.stored = ctx.get(store.cells());
        this.cell = stored;
        this.kind = isAlive() ? system.kind(id, stored.behavior()) : system.virtual(id);
        this.isActive = stored != null;
    }

    // ------------------------------------------------------------------------------------------- what comes

    void receive(Object message, Asker asker) {
        if (isThere()) {
            handle(message, asker, (self, scope) -> self.receive(message, scope));
        } else {
            undelivered(message, asker);
        }
    }

    /** A classic actor comes to life. */
    void spawn(Object behavior) {
        if (stored != null) {
            if (system.isRoot(id)) {
                return; // a message was faster
            }
            ctx.setAside(
                    behavior,
                    stored.behavior() instanceof Stopped
                            ? "the actor " + id + " has stopped, and asks of it are still pending"
                            : "there is an actor " + id + " already");
            return;
        }
        cell = Cell.of(erased(behavior));
        kind = system.kind(id, cell.behavior());
        handle(behavior, Asker.NOBODY, (self, scope) -> self);
    }

    @SuppressWarnings("unchecked") // behaviors of all kinds of messages are stored as one
    private static Behavior<Object> erased(Object behavior) {
        return (Behavior<Object>) behavior;
    }

    /** Another actor wants a message when this one stops, or no longer. */
    void watch(String watcher, Optional<Object> message) {
        if (isThere()) {
            handle(message, Asker.NOBODY, (self, scope) -> {
                cell = cell.holding(Store.WATCHERS);
                return self;
            });
            ctx.map(store.watchers()).put(watcher, message.orElse(null));
        } else {
            message.ifPresent(wanted -> ctx.tell(system.mailbox(), new Letter.Tell<>(watcher, wanted)));
        }
    }

    void replied(Object reply, Handler continuation) {
        if (!resume(reply, continuation)) {
            ctx.setAside(reply, "the actor " + id + ", which asked, has stopped");
        }
    }

    /** As {@link #replied}; but that an ask has failed interests nobody if the asker has stopped. */
    void failed(PortalFailure why, Handler continuation) {
        resume(why, continuation);
    }

    /** An ask is pending no longer; false if its asker has stopped. */
    private boolean resume(Object outcome, Handler continuation) {
        boolean isThere = isThere();
        if (cell != null && ActorId.isClassic(id)) {
            cell = cell.asking(-1);
        }
        if (isThere) {
            handle(outcome, Asker.NOBODY, continuation);
        } else if (cell != null) {
            ctx.set(store.cells(), isToBeKept() ? cell : null);
        }
        return isThere;
    }

    /** Whether something of an actor that has stopped is kept: asks of it are pending, or the system must not start it again. */
    private boolean isToBeKept() {
        return cell.asks() > 0 || system.isRoot(id);
    }

    /** What was scheduled is due. */
    void due(long number) {
        StateMap<Long, Pending<Object>> scheduled = ctx.map(store.scheduled());
        Pending<Object> pending = scheduled.get(number);
        scheduled.remove(number);
        receive(pending.message(), Asker.NOBODY);
    }

    /** The actor may have been idle for long enough. */
    void idle(long armed) {
        if (stored == null || stored.armed() != armed) {
            return; // of a former life
        }
        long now = ctx.now().toEpochMilli();
        long left = stored.touched() + kind.passivateAfter() - now;
        if (left > 0) {
            ctx.after(Duration.ofMillis(left), new Idle(now));
            ctx.set(store.cells(), stored.armedAt(now));
            return;
        }
        attempt("passivation", Asker.NOBODY, Behavior::passivated);
        if (isAlive()) {
            ctx.set(store.passive(), cell);
            ctx.clear(store.cells());
            if (kind.isAccounted()) {
                new Bill(kind, true, ctx).passivated();
            }
        } else {
            store();
        }
    }

    // ------------------------------------------------------------------------------------------- for its scope

    Definition system() {
        return system;
    }

    TaskContext<Emitted<Object>> ctx() {
        return ctx;
    }

    String id() {
        return id;
    }

    Kind kind() {
        return kind;
    }

    /** A number that the actor has not given before. */
    long nextNumber() {
        long number = cell.next();
        cell = cell.numbered();
        return number;
    }

    void holds(int what) {
        cell = cell.holding(what);
    }

    /** The actor makes an ask. Those of classic actors are counted, as their replies must not go to another of the same id. */
    void asks() {
        if (ActorId.isClassic(id)) {
            cell = cell.asking(1);
        }
    }

    void wantsStashed() {
        wantsStashed = true;
    }

    // ------------------------------------------------------------------------------------------- its course

    private boolean isAlive() {
        return cell != null && !(cell.behavior() instanceof Stopped);
    }

    /**
     * Whether there is such an actor. A virtual one always is: one that is not active is found where it was put, or born; and so is one
     * that the system starts.
     */
    private boolean isThere() {
        if (cell == null && system.isRoot(id)) {
            cell = Cell.of(system.root(id));
            kind = system.kind(id, cell.behavior());
        } else if (cell == null && kind != null) {
            Cell<Behavior<Object>> passive = kind.passivateAfter() == 0 ? null : ctx.get(store.passive());
            cell = passive == null ? Cell.of(kind.births().apply(ActorId.name(id))) : passive;
            wasPassive = passive != null;
        }
        return isAlive();
    }

    private void undelivered(Object message, Asker asker) {
        String reason = "there is no actor " + id;
        ctx.setAside(message, reason);
        asker.fail(reason);
    }

    private void handle(Object subject, Asker asker, Handler handler) {
        Bill bill = kind.isAccounted() ? new Bill(kind, isActive, ctx) : null;
        attempt(subject, asker, handler);
        while (wantsStashed && isAlive()) {
            wantsStashed = false;
            for (Stashed<Object> stashed : takeStashed()) {
                if (isAlive()) {
                    attempt(stashed.message(), asker(stashed), (self, scope) -> self.receive(stashed.message(), scope));
                } else {
                    undelivered(stashed.message(), asker(stashed));
                }
            }
        }
        store();
        if (bill != null) {
            bill.message(isActive, isAlive(), wasPassive);
        }
    }

    private Asker asker(Stashed<Object> stashed) {
        return stashed.asker().<Asker>map(to -> new Asker.Kept(to, ctx)).orElse(Asker.NOBODY);
    }

    private List<Stashed<Object>> takeStashed() {
        List<Stashed<Object>> all = ctx.list(store.stashed()).get();
        ctx.clear(store.stashed());
        return all;
    }

    /** Lets the actor handle something, under its supervision; before that it comes to life, if it has to. */
    private void attempt(Object subject, Asker asker, Handler handler) {
        Cell<Behavior<Object>> before = cell;
        Kind supervised = kind;
        boolean wasActive = isActive;
        Effects effects = new Effects(ctx, supervised.supervision() != Supervision.FAIL_JOB);
        Scope scope = new Scope(this, subject, asker, effects);
        try {
            if (!isActive) {
                activate(scope, effects);
            }
            become(handler.apply(cell.behavior(), scope));
            scope.returned();
        } catch (Exception e) {
            if (supervised.supervision() == Supervision.FAIL_JOB || effects.broken() == e) {
                throw e;
            }
            if (system.undoes()) {
                effects.undo();
            } else {
                effects.happen();
            }
            cell = before;
            kind = supervised;
            isActive = wasActive;
            failed(subject, scope, e);
            return;
        } finally {
            scope.close();
        }
        effects.happen();
    }

    private void activate(Scope scope, Effects effects) {
        isActive = true;
        if (kind.isStateless()) {
            return;
        }
        if (kind.passivateAfter() > 0) {
            long now = ctx.now().toEpochMilli();
            cell = cell.touchedAt(now).armedAt(now);
            effects.send(() -> ctx.after(Duration.ofMillis(kind.passivateAfter()), new Idle(now)));
        }
        become(cell.behavior().activated(scope));
    }

    private void become(Behavior<Object> then) {
        Behavior<Object> self = cell.behavior();
        if (then == self) {
            return;
        }
        if (then == null) {
            throw new IllegalStateException("the behavior " + self + " returns null; return this if it does not change,"
                    + " or Behavior.stopped()");
        }
        if (!(then instanceof Stopped)) {
            if (kind.isStateless()) {
                throw new IllegalStateException("the behavior " + self + " returns another one, but actors of the type "
                        + kind.name() + " are declared to be stateless; return this, or declare the type as virtual");
            }
            if (then.getClass() != self.getClass()) {
                system.behaviors().check(then);
                kind = system.kind(id, then);
            }
        }
        cell = cell.become(then);
    }

    private void failed(Object subject, Scope scope, Exception failure) {
        String reason = "the actor " + id + " failed: " + failure;
        ctx.setAside(subject, reason);
        scope.refuse(reason);
        if (kind.supervision() == Supervision.STOP || subject == RESTART) {
            isActive = true; // to come to its end
            cell = cell.become(erased(Stopped.STOPPED));
        } else if (kind.supervision() == Supervision.RESTART && isActive) {
            isActive = false;
            attempt(RESTART, Asker.NOBODY, (self, ctx) -> self);
        }
    }

    // ------------------------------------------------------------------------------------------- its end

    private void store() {
        if (!isActive || kind.isStateless()) {
            return;
        }
        if (wasPassive) {
            ctx.clear(store.passive());
        }
        if (!isAlive()) {
            end();
            return;
        }
        if (kind.passivateAfter() > 0) {
            long now = ctx.now().toEpochMilli();
            if (now - cell.touched() > kind.passivateAfter() / COARSE) {
                cell = cell.touchedAt(now);
            }
        }
        if (cell != stored) {
            ctx.set(store.cells(), cell);
        }
    }

    /** Nothing is left of the actor but that replies to its asks will come, and that the system need not start it again. */
    private void end() {
        if (isToBeKept()) {
            ctx.set(store.cells(), Cell.of(cell.behavior()).asking(cell.asks()));
        } else if (stored != null) {
            ctx.clear(store.cells());
        }
        if (cell.isHolding(Store.WATCHERS)) {
            ctx.map(store.watchers())
                    .entries()
                    .forEach(each -> ctx.tell(system.mailbox(), new Letter.Tell<>(each.getKey(), each.getValue())));
            ctx.clear(store.watchers());
        }
        if (cell.isHolding(Store.SCHEDULED)) {
            ctx.map(store.scheduled())
                    .entries()
                    .forEach(each -> ctx.cancel(each.getValue().timer()));
            ctx.clear(store.scheduled());
        }
        if (cell.isHolding(Store.STASHED)) {
            takeStashed().forEach(each -> undelivered(each.message(), asker(each)));
        }
        if (cell.isHolding(Store.OWN)) {
            store.own().forEach(ctx::clear);
        }
    }
}
