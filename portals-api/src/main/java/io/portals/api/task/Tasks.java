package io.portals.api.task;

import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;

/**
 * Tasks that are ready-made.
 *
 * <pre>{@code
 * app.workflow("stock", app.generator("nothing", Generator.empty(String.class)))
 *     .keyBy(String.class, item -> item)
 *     .process("stock", String.class, Tasks.nothing()) // what matters is the portal that it serves
 *     .replies(STOCK, new GiveItem())
 *     .sink();
 * }</pre>
 *
 * <p>A replier of theirs declares what it uses itself ({@link Replier#uses}).
 */
public final class Tasks {
    private Tasks() {}

    /** Emits each event as it is. */
    public static <T> Task<T, T> identity() {
        return new Identity<>();
    }

    /** Takes all events and emits none: for a task that is there for the portals that it serves. */
    public static <I, O> Task<I, O> nothing() {
        return new Nothing<>();
    }

    /**
     * A state machine for each key: see {@link Phase}.
     *
     * @param state the name of the state in which the phase is
     * @param type of the phases: a sealed interface of records
     * @param initial the phase in which each key begins
     */
    public static <I, O, S extends Phase<I, O, S>> Task<I, O> machine(String state, Class<S> type, S initial) {
        return new Machine<>(State.perKey(state, type).orElse(initial));
    }

    private record Machine<I, O, S extends Phase<I, O, S>>(PerKey<S> phase) implements Task<I, O> {
        @Override
        public Uses uses() {
            return Uses.state(phase);
        }

        @Override
        public void process(I event, TaskContext<O> ctx) {
            ctx.set(phase, ctx.get(phase).on(event, ctx));
        }
    }

    private record Identity<T>() implements Task<T, T> {
        @Override
        public void process(T event, TaskContext<T> ctx) {
            ctx.emit(event);
        }
    }

    private record Nothing<I, O>() implements Task<I, O> {
        @Override
        public void process(I event, TaskContext<O> ctx) {
            // nothing
        }
    }
}
