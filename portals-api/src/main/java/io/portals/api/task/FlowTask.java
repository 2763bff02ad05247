package io.portals.api.task;

import io.portals.api.state.Uses;
import java.io.Serializable;

/**
 * A task of an unkeyed flow, with state per instance. It has no key, so it neither asks nor serves portals, and sets no timers.
 * Write it as a record; its components are its configuration.
 *
 * <pre>{@code
 * record Batching(int size) implements FlowTask<Order, List<Order>> {
 *   static final PerTask<List<Order>> BATCH =
 *       State.perTask("batch", new Type<List<Order>>() {}, List.of(), all -> all.stream().flatMap(List::stream).toList());
 *   public Uses uses() { return Uses.state(BATCH); }
 *   public void process(Order order, FlowContext<List<Order>> ctx) { ... }
 *   public void onAtomComplete(FlowContext<List<Order>> ctx) { ctx.emit(ctx.get(BATCH)); ctx.set(BATCH, List.of()); }
 * }
 * }</pre>
 *
 * @param <I> the type of events that it takes
 * @param <O> the type of events that it emits
 */
public interface FlowTask<I, O> extends Serializable {
    /** The state that it has: {@link io.portals.api.state.PerTask} handles. */
    default Uses uses() {
        return Uses.nothing();
    }

    /** Handles one event. */
    void process(I event, FlowContext<O> ctx);

    /**
     * Runs when an atom has been processed, before what it gave is published; on Flink, where consumers see as atoms what lies
     * between two checkpoints, once for each instance and checkpoint, and when the input has ended. So nothing must depend on
     * where atoms end but when things happen.
     */
    default void onAtomComplete(FlowContext<O> ctx) {}
}
