package io.portals.api.task;

import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import java.util.Objects;

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

    /**
     * A task that is made where it runs: for one that has what cannot be shipped, such as a parser or a client. It is made once in
     * each instance, before its first handler.
     *
     * <pre>{@code
     * .process("parse", Order.class, Tasks.init(Uses.nothing(), () -> new Parse(new ObjectMapper())))
     * }</pre>
     *
     * @param uses all that the task may touch: it is known before the task is made
     * @param task called again where an instance starts again; what it captures is shipped
     */
    public static <I, O> Task<I, O> init(Uses uses, Made<? extends Task<I, O>> task) {
        return new Init<>(uses, task);
    }

    /** As {@link #init}, for a task of an unkeyed flow. */
    public static <I, O> FlowTask<I, O> initFlow(Uses uses, Made<? extends FlowTask<I, O>> task) {
        return new InitFlow<>(uses, task);
    }

    /**
     * Two tasks as one: what the first emits the second handles, at once and under the same key, in one transaction. Their
     * states are in one scope.
     *
     * <pre>{@code
     * .process("counted", String.class, Tasks.andThen(new Count(), new Describe()))
     * }</pre>
     *
     * @throws IllegalArgumentException if the first declares continuations or timers, behind which the second would not run
     */
    public static <I, M, O> Task<I, O> andThen(Task<I, M> first, Task<? super M, O> second) {
        return new Chained<>(first, second);
    }

    /**
     * A task, and what is done around its handling of each event: before it, after it, instead of it.
     *
     * <pre>{@code
     * Tasks.around(new Parse(), (line, ctx, proceed) -> {
     *   if (!line.isEmpty()) proceed.run();
     * })
     * }</pre>
     *
     * <p>Its continuations, timers and repliers run as they are.
     */
    public static <I, O> Task<I, O> around(Task<I, O> task, Around<? super I, O> wrapper) {
        return new Wrapped<>(Objects.requireNonNull(task, "task"), Objects.requireNonNull(wrapper, "wrapper"));
    }

    /**
     * For runtimes: the part of a task that is of a class, which is the task itself, or one of those that it is made of; null if
     * there is none.
     */
    @SuppressWarnings("unchecked") // checked by hand: reflection's cast is slow in JavaScript
    public static <T extends Task<?, ?>> T part(Task<?, ?> task, Class<T> type) {
        if (type.isInstance(task)) {
            return (T) task;
        }
        if (task instanceof Wrapped<?, ?> wrapped) {
            return part(wrapped.task, type);
        }
        if (task instanceof Chained<?, ?, ?> chained) {
            T first = part(chained.first(), type);
            return first == null ? part(chained.second(), type) : first;
        }
        return null;
    }

    private record Wrapped<I, O>(Task<I, O> task, Around<? super I, O> wrapper) implements Task<I, O> {
        @Override
        public Uses uses() {
            return task.uses();
        }

        @Override
        public void process(I event, TaskContext<O> ctx) {
            wrapper.process(event, ctx, () -> task.process(event, ctx));
        }

        @Override
        public void onComplete(TaskContext<O> ctx) {
            task.onComplete(ctx);
        }
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
