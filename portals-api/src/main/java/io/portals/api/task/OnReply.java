package io.portals.api.task;

/**
 * A continuation: a record whose components are what it remembers. It is saved with the asker's state when the ask is made,
 * and resumed once, under the asker's key, with the reply or with the failure. The type name is its code, so it survives
 * failures and upgrades; that is why a lambda, whose name the compiler renumbers, cannot be one.
 *
 * <pre>{@code
 * record ItemAnswered(String item) implements OnReply<StockReply, Order> {
 *   public void resume(StockReply reply, TaskContext<Order> ctx) { ... }
 *   public void failed(PortalFailure why, TaskContext<Order> ctx) { ... }
 * }
 * }</pre>
 *
 * <p>Between the ask and its continuation other handlers of the key may have run: re-read state.
 *
 * @param <R> the type of replies
 * @param <O> the type of events that the asking task emits
 */
public interface OnReply<R, O> {
    void resume(R reply, TaskContext<O> ctx);

    void failed(PortalFailure why, TaskContext<O> ctx);
}
