package io.portals.api.task;

import java.io.Serializable;

/**
 * A phase of a state machine that each key has one of: a record that handles an event and gives the phase that is next. Its
 * components are what it remembers.
 *
 * <pre>{@code
 * sealed interface Door extends Phase<String, String, Door> {}
 * record Open(int times) implements Door {
 *   public Door on(String event, TaskContext<String> ctx) { return event.equals("close") ? new Closed(times) : this; }
 * }
 * record Closed(int times) implements Door {
 *   public Door on(String event, TaskContext<String> ctx) { return event.equals("open") ? new Open(times + 1) : this; }
 * }
 * flow.keyBy(...).process("door", String.class, Tasks.machine("phase", Door.class, new Closed(0)))
 * }</pre>
 *
 * @param <I> the type of events that the machine takes
 * @param <O> the type of events that it emits
 * @param <S> the phases
 */
public interface Phase<I, O, S extends Phase<I, O, S>> extends Serializable {
    /** Handles one event, and gives the phase that is next; null ends the machine, and the key begins anew. */
    S on(I event, TaskContext<O> ctx);
}
