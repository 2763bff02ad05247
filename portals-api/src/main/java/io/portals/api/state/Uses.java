package io.portals.api.state;

import io.portals.api.Portal;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * All that a task may touch: its state, the portals that it asks, the continuations and timers that it may save. The plan, the validation
 * and the tools read it; an undeclared use is an error that lists what is declared.
 *
 * <pre>{@code
 * public Uses uses() { return Uses.state(CART).asks(STOCK).resumes(ItemAnswered.class); }
 * }</pre>
 *
 * <p>A task and its repliers have one scope: what one of them declares, all of them may use.
 */
public final class Uses implements Serializable {
    private static final long serialVersionUID = 1L;

    private static final Uses NOTHING = new Uses(List.of(), List.of(), List.of(), List.of());

    private final List<StateHandle> states;
    private final List<Portal<?, ?>> portals;
    private final List<Class<? extends Record>> continuations;
    private final List<Class<? extends Record>> timers;

    private Uses(
            List<StateHandle> states,
            List<Portal<?, ?>> portals,
            List<Class<? extends Record>> continuations,
            List<Class<? extends Record>> timers) {
        this.states = states;
        this.portals = portals;
        this.continuations = continuations;
        this.timers = timers;
    }

    public static Uses nothing() {
        return NOTHING;
    }

    public static Uses state(StateHandle... handles) {
        return nothing().and(new Uses(List.of(handles), List.of(), List.of(), List.of()));
    }

    /** Adds portals that are asked or told. */
    public Uses asks(Portal<?, ?>... more) {
        return and(new Uses(List.of(), List.of(more), List.of(), List.of()));
    }

    /**
     * Adds continuations: records that implement {@link io.portals.api.task.OnReply} or {@link
     * io.portals.api.task.OnAllReplies}.
     */
    @SafeVarargs
    public final Uses resumes(Class<? extends Record>... more) {
        return and(new Uses(List.of(), List.of(), List.of(more), List.of()));
    }

    /** Adds timers: records that implement {@link io.portals.api.task.OnTimer}. */
    @SafeVarargs
    public final Uses fires(Class<? extends Record>... more) {
        return and(new Uses(List.of(), List.of(), List.of(), List.of(more)));
    }

    /** All of this and of the other, each once. */
    public Uses and(Uses other) {
        return new Uses(
                union(states, other.states),
                union(portals, other.portals),
                union(continuations, other.continuations),
                union(timers, other.timers));
    }

    public List<StateHandle> states() {
        return states;
    }

    public List<Portal<?, ?>> portals() {
        return portals;
    }

    public List<Class<? extends Record>> continuations() {
        return continuations;
    }

    public List<Class<? extends Record>> timers() {
        return timers;
    }

    private static <E> List<E> union(List<? extends E> first, List<? extends E> second) {
        Set<E> all = new LinkedHashSet<>(first);
        all.addAll(second);
        return List.copyOf(new ArrayList<>(all));
    }

    @Override
    public String toString() {
        return "states " + states + ", portals " + portals + ", continuations " + continuations + ", timers " + timers;
    }
}
