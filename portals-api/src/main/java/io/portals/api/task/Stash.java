package io.portals.api.task;

import io.portals.api.Type;
import io.portals.api.state.PerKeyList;
import io.portals.api.state.State;
import io.portals.api.state.StateHandle;
import java.io.Serializable;
import java.util.List;

/**
 * Events that a key cannot handle yet, kept in their order until it can: state, so that they survive failures.
 *
 * <pre>{@code
 * static final Stash<Order> WAITING = Stash.of("waiting", Order.class);
 * public Uses uses() { return Uses.state(OPEN, WAITING.state()); }
 * public void process(Order order, TaskContext<Receipt> ctx) {
 *   if (!ctx.get(OPEN)) {
 *     WAITING.stash(order, ctx);
 *     return;
 *   }
 *   ...
 * }
 * // when it opens, in another handler of the key
 * WAITING.unstash(ctx).forEach(order -> process(order, ctx));
 * }</pre>
 *
 * @param <T> the type of the events
 */
public final class Stash<T> implements Serializable {
    private static final long serialVersionUID = 1L;

    private final PerKeyList<T> events;

    private Stash(PerKeyList<T> events) {
        this.events = events;
    }

    /** @param name of the state, as of other handles */
    public static <T> Stash<T> of(String name, Class<T> type) {
        return of(name, Type.of(type));
    }

    /** As {@link #of(String, Class)}, for generic types. */
    public static <T> Stash<T> of(String name, Type<T> type) {
        return new Stash<>(State.perKeyList(name, type));
    }

    /** The state in which they are, which the task declares. */
    public StateHandle state() {
        return events;
    }

    /** Keeps an event, behind those that the key has kept. */
    public void stash(T event, TaskContext<?> ctx) {
        ctx.list(events).add(event);
    }

    /** All that the key has kept, in order; it keeps none of them any more. */
    public List<T> unstash(TaskContext<?> ctx) {
        List<T> all = ctx.list(events).get();
        ctx.clear(events);
        return all;
    }
}
