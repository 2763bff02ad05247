package io.portals.api;

/**
 * Which of the streams of a sequencer is next, where several have an atom ready.
 *
 * <pre>{@code
 * Sequencer<Order> orders = app.sequencer("orders", Order.class);
 * app.sequencing(orders, Sequencing.PRIORITY);
 * app.connect(express, orders);
 * app.connect(standard, orders);
 * }</pre>
 *
 * <p>It says nothing of what is ready. On Flink, where streams are read as their atoms arrive, seldom more than one has something
 * ready, and all of these are the same.
 */
public enum Sequencing {
    /** Any: the default. The local runtime chooses by its seed. */
    ANY,

    /** One after the other, in the order in which they were connected. */
    ROUND_ROBIN,

    /** The one that was connected first. */
    PRIORITY
}
