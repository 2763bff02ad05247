package io.portals.api.task;

/**
 * A continuation that also wants to hear of a reply that comes after the ask has failed: after its time limit, or after it was
 * found that nobody could answer. It is kept until then.
 *
 * <pre>{@code
 * record Paid(String order) implements OnLateReply<Receipt, Order> {
 *   public void resume(Receipt receipt, TaskContext<Order> ctx) { ... }
 *   public void failed(PortalFailure why, TaskContext<Order> ctx) { ... }            // gives the order up
 *   public void late(Receipt receipt, TaskContext<Order> ctx) { ctx.tell(REFUND, new Refund(order)); }
 * }
 * }</pre>
 *
 * <p>A refusal that comes late is dropped, as the ask has failed already. Late replies for other continuations are dead letters.
 *
 * @param <R> the type of replies
 * @param <O> the type of events that the asking task emits
 */
public interface OnLateReply<R, O> extends OnReply<R, O> {
    /** Runs at most once, after {@link #failed}. */
    void late(R reply, TaskContext<O> ctx);
}
