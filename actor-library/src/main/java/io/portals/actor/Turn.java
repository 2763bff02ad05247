package io.portals.actor;

import io.portals.api.state.StateMap;
import io.portals.api.task.PortalFailure;
import io.portals.api.task.TaskContext;
import java.util.Optional;

/** One turn of one actor: it handles a message, under its supervision, and what became of it is stored. */
final class Turn {
    /** The subject of a failure to come to life again. */
    private static final String RESTART = "restart";

    /** Of an actor that comes to life, and has nothing to handle. */
    private static final Handler NOTHING = (self, ctx) -> self;

    /** What an actor does in a turn; gives what it is from then on. */
    interface Handler {
        Behavior<Object> apply(Behavior<Object> self, ActorContext<Object> ctx);
    }

    private final Definition system;
    private final Store store;
    private final String id;
    private final TaskContext<Emitted<Object>> ctx;
    private final Life life;
    private boolean wantsStashed;

    Turn(Definition system, String id, TaskContext<Emitted<Object>> ctx) {
        this.system = system;
        this.store = system.store();
        this.id = id;
        this.ctx = ctx;
        this.life = new Life(system, id, ctx);
    }

    // ------------------------------------------------------------------------------------------- what comes

    void receive(Object message, Asker asker) {
        if (life.isThere()) {
            handle(message, asker, (self, scope) -> self.receive(message, scope));
        } else if (life.kind() != null && life.awaitsReplies()) {
            life.stash(
                    message,
                    asker); // for the next virtual actor of this id, which is born when the last reply has come
        } else {
            life.undelivered(message, asker);
        }
    }

    /** The system starts a classic actor, unless a message was faster. */
    void start() {
        if (!life.isStored() && life.isThere()) {
            handle(life.behavior(), Asker.NOBODY, NOTHING);
        }
    }

    /** A classic actor comes to life. */
    void spawn(Object behavior) {
        if (system.isRoot(id)) {
            ctx.setAside(behavior, "the system starts the actor " + id + " itself");
        } else if (life.isAlive()) {
            ctx.setAside(behavior, "there is an actor " + id + " already");
        } else if (life.awaitsReplies()) {
            ctx.setAside(behavior, "the actor " + id + " has stopped, and asks of it are still pending");
        } else {
            life.begins(erased(behavior));
            handle(behavior, Asker.NOBODY, NOTHING);
        }
    }

    @SuppressWarnings("unchecked") // behaviors of all kinds of messages are stored as one
    private static Behavior<Object> erased(Object behavior) {
        return (Behavior<Object>) behavior;
    }

    /** Another actor wants a message when this one stops, or no longer. */
    void watch(String watcher, Optional<Object> message) {
        boolean[] isNoted = new boolean[1];
        if (life.isThere()) {
            handle(message, Asker.NOBODY, (self, scope) -> {
                isNoted[0] = true;
                life.holds(Store.WATCHERS);
                ctx.map(store.watchers()).put(watcher, message.orElse(null));
                return self;
            });
        }
        if (!isNoted[0] && !life.isAlive()) {
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
        Kind kind = life.kind();
        boolean isThere = kind != null && kind.isStateless() ? life.isThere() : life.isFound();
        if (isThere) {
            life.asks(-1);
            handle(outcome, Asker.NOBODY, continuation);
        } else {
            for (Stashed<Object> each : life.repliedAfterEnd()) {
                new Turn(system, id, ctx).receive(each.message(), each.asker(ctx));
            }
        }
        return isThere;
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
        Optional<Long> left = life.idleMillisLeft(armed);
        if (left.isEmpty() || left.get() > 0) {
            return;
        }
        Bill bill = bill(life.kind());
        attempt("passivation", Asker.NOBODY, Behavior::passivated);
        if (unstashed()) {
            life.storeAgain();
            return;
        }
        if (life.isAlive()) {
            life.putAway();
        } else {
            life.store();
        }
        if (bill != null) {
            bill.passivated(!life.isAlive());
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

    Life life() {
        return life;
    }

    void wantsStashed() {
        wantsStashed = true;
    }

    // ------------------------------------------------------------------------------------------- its course

    private Bill bill(Kind of) {
        return of.isAccounted() ? new Bill(of, life.isActive(), ctx) : null;
    }

    private void handle(Object subject, Asker asker, Handler handler) {
        Kind before = life.kind();
        Bill bill = bill(before);
        attempt(subject, asker, handler);
        unstashed();
        life.store();
        boolean isOther = life.kind() != before;
        if (bill != null) {
            bill.message(life.isActive(), isOther || !life.isAlive(), life.wasPassive());
        }
        if (isOther && life.kind().isAccounted()) {
            bill(life.kind()).joined(!life.isAlive());
        }
    }

    /** Handles the messages that were kept for later, if the actor wants them now; whether it does. */
    private boolean unstashed() {
        boolean wanted = wantsStashed && life.isAlive();
        while (wantsStashed && life.isAlive()) {
            wantsStashed = false;
            for (Stashed<Object> stashed : life.takeStashed()) {
                Object message = stashed.message();
                if (life.isAlive()) {
                    attempt(message, stashed.asker(ctx), (self, scope) -> self.receive(message, scope));
                } else {
                    life.undelivered(message, stashed.asker(ctx));
                }
            }
        }
        return wanted;
    }

    /** Lets the actor handle something, under its supervision; before that it comes to life, if it has to. */
    private void attempt(Object subject, Asker asker, Handler handler) {
        Life.Moment before = life.moment();
        Supervision supervision = life.kind().supervision();
        Effects effects = new Effects(ctx, supervision != Supervision.FAIL_JOB);
        Scope scope = new Scope(this, subject, asker, effects);
        boolean isLate;
        try {
            if (!life.isActive()) {
                activate(scope);
            }
            isLate = !life.isAlive();
            if (!isLate) {
                become(handler.apply(life.behavior(), scope));
                scope.returned();
            }
        } catch (Exception e) {
            if (supervision == Supervision.FAIL_JOB || effects.broken() == e) {
                throw e;
            }
            if (system.undoes()) {
                effects.undo();
            } else {
                effects.happen();
            }
            life.backTo(before);
            failed(subject, scope, e);
            return;
        } finally {
            scope.close();
        }
        effects.happen();
        if (isLate && handler != NOTHING) {
            life.undelivered(subject, asker); // it has stopped when it came to life
        }
    }

    private void activate(Scope scope) {
        life.active(true);
        if (!life.kind().isStateless()) {
            become(life.behavior().activated(scope));
        }
    }

    private void become(Behavior<Object> then) {
        Behavior<Object> self = life.behavior();
        if (then == self) {
            return;
        }
        if (then == null) {
            throw new IllegalStateException("the behavior " + self + " returns null; return this if it does not change,"
                    + " or Behavior.stopped()");
        }
        Kind kind = life.kind();
        if (kind.isStateless()) {
            throw new IllegalStateException("the behavior " + self + " returns another one, but actors of the type "
                    + kind.name() + " are declared to be stateless; return this, or declare the type as virtual");
        }
        if (!(then instanceof Stopped) && then.getClass() != self.getClass()) {
            system.behaviors().check(then);
            kind = system.kind(id, then);
        }
        life.become(then, kind);
    }

    private void failed(Object subject, Scope scope, Exception failure) {
        String reason = "the actor " + id + " failed: " + failure;
        ctx.setAside(subject, reason);
        scope.refuse(reason);
        Supervision supervision = life.kind().supervision();
        if (supervision == Supervision.STOP || subject == RESTART) {
            life.active(true); // to come to its end
            life.become(erased(Stopped.STOPPED), life.kind());
        } else if (supervision == Supervision.RESTART && life.isActive()) {
            life.active(false);
            attempt(RESTART, Asker.NOBODY, NOTHING);
        }
    }
}
