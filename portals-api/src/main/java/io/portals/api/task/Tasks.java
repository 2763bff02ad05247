package io.portals.api.task;

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
 * <p>They have no state of their own. A replier of theirs declares what it uses itself ({@link Replier#uses}).
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
