package io.portals.api.task;

/**
 * What becomes of an event for which a step fails: of one that a function, a key selector or a handler throws an exception for.
 *
 * <pre>{@code
 * app.workflow("orders", lines)
 *     .map(Order.class, Order::parse).onError(ErrorPolicy.DEAD_LETTER)
 *     .keyBy(String.class, Order::user)
 *     .process("count", Long.class, new CountOrders()).onError(ErrorPolicy.SKIP)
 *     .sink();
 * }</pre>
 *
 * <p>Under {@link #SKIP} and {@link #DEAD_LETTER} nothing that the failing handler did happens: no change of state, event, ask,
 * reply, timer or letter that it set aside itself. The rest of its atom goes on. A request that was set aside fails for its asker, with {@link
 * PortalFailure.Kind#SET_ASIDE}. The policy is that of one step: a failure in a step further down is not taken for its own. What
 * is no {@link Exception} (an {@link Error}) fails the job under each policy, and so does a state backend that cannot be read.
 */
public enum ErrorPolicy {
    /** The job fails, and restarts from its last checkpoint: the default, which costs nothing. */
    FAIL,

    /** The event is dropped, and counted. */
    SKIP,

    /**
     * The event goes to the workflow's stream of dead letters, as a {@link DeadLetter}: see {@link
     * io.portals.api.AtomicStream#deadLetters}. It is counted too, and logged where nobody reads that stream.
     */
    DEAD_LETTER
}
