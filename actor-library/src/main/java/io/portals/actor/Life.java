package io.portals.actor;

import io.portals.api.task.TaskContext;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** An actor in one of its turns: how it is found, or born, and what is stored of it afterwards. */
final class Life {
    /** How long an actor has been idle is known to an eighth of what it may be, so that not each message need be noted. */
    private static final int COARSE = 8;

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

    /** Why there is no actor, though its id is that of a virtual one; null if there is another reason. */
    private String unborn;

    Life(Definition system, String id, TaskContext<Emitted<Object>> ctx) {
        this.system = system;
        this.store = system.store();
        this.id = id;
        this.ctx = ctx;
        this.stored = ctx.get(store.cells());
        this.cell = stored;
        this.kind = isAlive() ? system.kind(id, stored.behavior()) : system.virtual(id);
        this.isActive = isAlive();
    }

    // ------------------------------------------------------------------------------------------- as it is now

    Behavior<Object> behavior() {
        return cell.behavior();
    }

    /** Null of a classic actor that is not alive. */
    Kind kind() {
        return kind;
    }

    boolean isAlive() {
        return cell != null && !(cell.behavior() instanceof Stopped);
    }

    boolean isActive() {
        return isActive;
    }

    boolean wasPassive() {
        return wasPassive;
    }

    /** Whether there was something of it before this turn. */
    boolean isStored() {
        return stored != null;
    }

    /** Whether the actor has stopped, and asks of it are pending: their replies must not go to another of its id. */
    boolean awaitsReplies() {
        return cell != null && !isAlive() && cell.asks() > 0;
    }

    /** What an attempt changes. */
    record Moment(Cell<Behavior<Object>> cell, Kind kind, boolean isActive) {}

    Moment moment() {
        return new Moment(cell, kind, isActive);
    }

    void backTo(Moment before) {
        cell = before.cell();
        kind = before.kind();
        isActive = before.isActive();
    }

    void active(boolean now) {
        isActive = now;
    }

    /** @param of what it is from then on */
    void become(Behavior<Object> then, Kind of) {
        cell = cell.become(then);
        kind = of;
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

    /** The actor makes so many asks, or replies have come. They are counted, as replies must not go to another of the same id. */
    void asks(int more) {
        if (!kind.isStateless()) {
            cell = cell.asking(more);
        }
    }

    // ------------------------------------------------------------------------------------------- how it is found

    /**
     * Whether there is such an actor. A virtual one always is: one that is not active is found where it was put, or born; and so is one
     * that the system starts.
     */
    boolean isThere() {
        if (!isFound() && !awaitsReplies()) {
            if (kind != null) {
                born();
            } else if (cell == null && system.isRoot(id)) {
                begins(system.root(id));
            }
        }
        return isAlive();
    }

    /** Whether there is an actor already, active or passive. */
    boolean isFound() {
        if (cell == null && kind != null && !kind.isStateless()) {
            Cell<Behavior<Object>> passive = ctx.get(store.passive());
            if (passive != null) {
                cell = passive.armedAt(0);
                wasPassive = true;
            }
        }
        return isAlive();
    }

    /** What a virtual actor begins with may depend on its name, which comes from anywhere. */
    private void born() {
        try {
            begins(kind.births().apply(ActorId.name(id)));
        } catch (RuntimeException e) {
            if (kind.supervision() == Supervision.FAIL_JOB) {
                throw e;
            }
            unborn = "the actor " + id + " could not be born: " + e;
        }
    }

    /** It begins, and gives no number that one before it of the same id has given. */
    void begins(Behavior<Object> behavior) {
        if (behavior == null) {
            throw new IllegalStateException("the actor " + id + " is to begin with the behavior null; give it one");
        }
        Kind of = system.kind(id, behavior);
        cell = cell == null ? Cell.of(behavior) : cell.succeededBy(behavior);
        kind = of;
    }

    /** Nobody is there for a message. */
    void undelivered(Object message, Asker asker) {
        String reason = unborn == null ? "there is no actor " + id : unborn;
        ctx.setAside(message, reason);
        asker.fail(reason);
    }

    // ------------------------------------------------------------------------------------------- what is kept for
    // later

    /** Keeps a message. */
    void stash(Object message, Asker asker) {
        ctx.list(store.stashed())
                .add(new Stashed<>(message, asker.waits() ? Optional.of(asker.replyTo()) : Optional.empty()));
        cell = cell.holding(Store.STASHED);
        ctx.set(store.cells(), cell);
    }

    List<Stashed<Object>> takeStashed() {
        List<Stashed<Object>> all = ctx.list(store.stashed()).get();
        ctx.clear(store.stashed());
        return all;
    }

    // ------------------------------------------------------------------------------------------- when it is idle

    /** How long it may still be idle, in milliseconds, if the timer is its own: empty if that is of a former life. */
    Optional<Long> idleMillisLeft(long armed) {
        if (stored == null || stored.armed() != armed) {
            return Optional.empty();
        }
        if (kind.passivateAfter() == 0) { // in a new version
            ctx.set(store.cells(), stored.armedAt(0));
            return Optional.empty();
        }
        long now = ctx.now().toEpochMilli();
        long left = stored.touched() + kind.passivateAfter() - now;
        if (left > 0) {
            arm(left, now);
            ctx.set(store.cells(), cell);
        }
        return Optional.of(left);
    }

    private void arm(long afterMillis, long now) {
        long armed = Math.max(1, now); // 0 is for none
        ctx.after(Duration.ofMillis(afterMillis), new Idle(armed));
        cell = cell.armedAt(armed);
    }

    /** It was idle for long enough, and was of use then. */
    void storeAgain() {
        cell = cell.armedAt(0);
        store();
    }

    /** It is put away. */
    void putAway() {
        ctx.set(store.passive(), cell);
        ctx.clear(store.cells());
    }

    // ------------------------------------------------------------------------------------------- what is stored

    /** The turn is over. */
    void store() {
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
            touch(ctx.now().toEpochMilli());
        }
        if (cell != stored) {
            ctx.set(store.cells(), cell);
        }
    }

    private void touch(long now) {
        if (cell.armed() == 0) {
            cell = cell.touchedAt(now);
            arm(kind.passivateAfter(), now);
        } else if (now - cell.touched() > kind.passivateAfter() / COARSE) {
            cell = cell.touchedAt(now);
        }
    }

    /** Nothing is left of the actor but what whoever has its id next must know. */
    private void end() {
        keepWhatEnded(cell.ended());
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
            takeStashed().forEach(each -> undelivered(each.message(), each.asker(ctx)));
        }
        if (cell.isHolding(Store.OWN)) {
            store.own().forEach(ctx::clear);
        }
    }

    /** Asks of it are pending, its numbers must not be given again, or the system must not start it again. */
    private void keepWhatEnded(Cell<Behavior<Object>> ended) {
        boolean isNumbering = ended.next() > 0 && !ActorId.isNumbered(id);
        if (ended.asks() > 0 || isNumbering || system.isRoot(id)) {
            ctx.set(store.cells(), ended);
        } else if (stored != null) {
            ctx.clear(store.cells());
        }
    }

    /** A reply has come for an actor that has stopped: with the last one its id is free. Gives the messages that have waited for that. */
    List<Stashed<Object>> repliedAfterEnd() {
        if (cell == null) {
            return List.of();
        }
        cell = cell.asking(-1);
        List<Stashed<Object>> waiting = List.of();
        if (!awaitsReplies() && cell.isHolding(Store.STASHED)) {
            waiting = takeStashed();
            cell = cell.ended();
        }
        keepWhatEnded(cell);
        return waiting;
    }
}
