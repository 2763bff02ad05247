package io.portals.api.check;

import io.portals.api.Path;
import io.portals.api.Portal;
import io.portals.api.state.Uses;
import io.portals.api.task.ReplyTo;
import io.portals.api.task.Task;
import io.portals.api.task.Tasks;
import io.portals.api.task.TimerId;
import java.time.Duration;
import java.util.List;

/**
 * What the calls of a task's context must keep to, whichever runtime the task is in: arguments that make sense, and what the task has
 * declared. Each method throws what the user reads.
 *
 * <pre>{@code
 * HandlerRules rules = new HandlerRules("/cart/workflows/carts/cart", task.uses());
 * int index = rules.declared(portal);
 * }</pre>
 */
public final class HandlerRules {
    private final String path;
    private final Portal<?, ?>[] portals;
    private final Class<?>[] continuations;
    private final Class<?>[] timers;

    /** @param path of the task, for messages */
    public HandlerRules(String path, Uses uses) {
        this.path = path;
        this.portals = uses.portals().toArray(new Portal<?, ?>[0]);
        this.continuations = uses.continuations().toArray(new Class<?>[0]);
        this.timers = uses.timers().toArray(new Class<?>[0]);
    }

    // ------------------------------------------------------------------------------------------- what is declared

    /**
     * Where a portal stands among those that the task declares, from 0.
     *
     * @throws IllegalStateException if it is not declared
     */
    public int declared(Portal<?, ?> asked) {
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

    /** The path of a declared portal. */
    public String portal(int index) {
        return portals[index].path();
    }

    /** Whether the task declares a portal. */
    public boolean asks() {
        return portals.length > 0;
    }

    /**
     * A continuation that ends an ask.
     *
     * @param portal where the asked portal stands
     * @throws NullPointerException if it is null
     * @throws IllegalStateException if it is not declared
     */
    void continuation(int portal, Record continuation) {
        if (continuation == null) {
            throw new NullPointerException(
                    path + ": ends its ask of " + portal(portal) + " with null; give it a continuation, or use tell");
        }
        if (!isOneOf(continuations, continuation)) {
            throw new IllegalStateException(path + ": saves the continuation "
                    + continuation.getClass().getName()
                    + ", which it does not declare; add it to uses().resumes(...): declared are "
                    + List.of(continuations));
        }
    }

    /**
     * A timer that is set.
     *
     * @throws IllegalArgumentException if it is no record, or the delay is negative
     * @throws IllegalStateException if it is not declared
     */
    public Record timer(Duration delay, Object timer) {
        if (!(timer instanceof Record)) {
            throw new IllegalArgumentException(path + ": sets a timer that is no record but "
                    + (timer == null ? null : timer.getClass().getName())
                    + "; write it as a record: record MyTimer(...) implements OnTimer<...>");
        }
        if (delay.isNegative()) {
            throw new IllegalArgumentException(path + ": sets a timer after " + delay + "; give it zero or more");
        }
        if (!isOneOf(timers, timer)) {
            throw new IllegalStateException(path + ": sets the timer "
                    + timer.getClass().getName()
                    + ", which it does not declare; add it to uses().fires(...): declared are " + List.of(timers));
        }
        return (Record) timer;
    }

    /**
     * The part of a task that a handler asks for.
     *
     * @throws IllegalArgumentException if there is none of that class
     */
    public <T extends Task<?, ?>> T task(Task<?, ?> task, Class<T> type) {
        T part = Tasks.part(task, type);
        if (part == null) {
            throw new IllegalArgumentException(path + ": asks for its task as a " + type.getName() + ", but it is a "
                    + task.getClass().getName()
                    + "; a continuation or a timer belongs to the task under whose context it was saved");
        }
        return part;
    }

    private static boolean isOneOf(Class<?>[] declared, Object value) {
        for (Class<?> each : declared) {
            if (each == value.getClass()) {
                return true;
            }
        }
        return false;
    }

    // ------------------------------------------------------------------------------------------- arguments

    /** An event that is emitted. */
    public static void event(String path, Object event) {
        if (event == null) {
            throw new NullPointerException(path + ": emits null; an event cannot be null");
        }
    }

    /** Something that a handler gives up. */
    public static void setAside(String path, Object event, String reason) {
        if (event == null) {
            throw new NullPointerException(path + ": sets null aside; name what it gives up");
        }
        if (reason == null) {
            throw new NullPointerException(path + ": sets an event aside with the reason null; say why");
        }
    }

    /** A counter that is new, which is given back. */
    public static String counter(String path, String metric) {
        return Path.checkedName(path + ": counter", metric);
    }

    /** A request. */
    public void request(Object request, Portal<?, ?> asked) {
        if (request == null) {
            throw new NullPointerException(path + ": asks " + asked.path() + " with null; a request cannot be null");
        }
    }

    /** A limit of asks, which is given back in milliseconds. */
    long limitMillis(int portal, Duration limit) {
        if (limit.toMillis() < 1) {
            throw new IllegalArgumentException(
                    path + ": asks " + portal(portal) + " within " + limit + "; give it 1 ms or more");
        }
        return limit.toMillis();
    }

    /** A reply. */
    public void reply(Object reply) {
        if (reply == null) {
            throw new NullPointerException(path + ": replies null; a reply cannot be null");
        }
    }

    /** Why a request is failed. */
    public void reason(String reason) {
        if (reason == null) {
            throw new NullPointerException(path + ": fails a request with the reason null; say why");
        }
    }

    /** A timer that is taken back. */
    public void cancelled(TimerId timer) {
        if (timer == null) {
            throw new NullPointerException(path + ": cancels the timer null; keep what after(...) gave");
        }
    }

    /** What is answered later. */
    public void answered(ReplyTo<?> to) {
        if (to == null) {
            throw new NullPointerException(
                    path + ": answers a ReplyTo that is null; keep the request's replyTo() until it is answered");
        }
    }

    /** A key that is asked for as a type. */
    public void key(Class<?> type, Object key) {
        if (!type.isInstance(key)) {
            throw new IllegalArgumentException(path + ": asks for its key as " + type.getName() + ", but keys are "
                    + key.getClass().getName());
        }
    }

    // ------------------------------------------------------------------------------------------- a handler's course

    /** An ask is begun while another is open. */
    IllegalStateException openTwice(Portal<?, ?> asked, int open) {
        return new IllegalStateException(path + ": asks " + asked.path() + " while its ask of " + portal(open)
                + " is open; end that with .then(continuation) first");
    }

    /** An ask is ended that was ended before. */
    IllegalStateException endedTwice(int portal) {
        return new IllegalStateException(path + ": an ask of " + portal(portal) + " was ended twice");
    }

    /** A handler returned, and left an ask open. */
    IllegalStateException leftOpen(int portal) {
        return new IllegalStateException(path + ": asked " + portal(portal)
                + " and left the ask open; end it with .then(continuation), or use tell");
    }

    /** A request was handled without an answer. */
    public IllegalStateException unanswered(String portal) {
        return new IllegalStateException(
                path + ": handled a request to " + portal + " without an answer; call reply, fail or replyTo");
    }

    /** An answer where there is no request. */
    public IllegalStateException noRequest() {
        return new IllegalStateException(
                path + ": answers, but handles no request; keep the request's replyTo() and answer that");
    }

    /** A second answer. */
    public IllegalStateException answeredTwice(String portal) {
        return new IllegalStateException(path + ": answers a request to " + portal
                + " twice; reply, fail or replyTo may be called once for each");
    }

    /** An answer to what was asked earlier, by a task that has nothing to do with portals. */
    public IllegalStateException outside(String what) {
        return new IllegalStateException(path + ": cannot " + what
                + ", as it neither asks nor serves a portal; let it serve one with .replies(...)");
    }
}
