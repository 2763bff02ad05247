package io.portals.local;

import io.portals.api.state.PerKey;
import io.portals.api.state.PerKeyList;
import io.portals.api.state.PerKeyMap;
import io.portals.local.run.PendingAsk;
import io.portals.local.run.Trace;
import java.util.List;
import java.util.Map;

/**
 * What a task has committed.
 *
 * <pre>{@code
 * Cart cart = run.task("/cart/workflows/carts/cart").key("ann").get(CART);
 * }</pre>
 */
public interface TaskView {
    /** The task's path. */
    String path();

    /** The keys that have state, in the order in which they first had some. */
    List<Object> keys();

    /**
     * What the task's handlers have counted ({@link io.portals.api.task.EmitContext#count}) since the run began or, later, recovered:
     * those that failed too. Zero for what was never counted.
     */
    long counted(String metric);

    /** One key's share. A key that the task never saw has the initial values. */
    KeyView key(Object key);

    /** One key's share of a task's state. */
    interface KeyView {
        /**
         * The value, or the handle's initial one.
         *
         * @throws IllegalArgumentException if the task does not declare the handle; the message lists what it does
         */
        <V> V get(PerKey<V> handle);

        /**
         * The elements of a list.
         *
         * @throws IllegalArgumentException as {@link #get} does
         */
        <V> List<V> list(PerKeyList<V> handle);

        /**
         * The entries of a map.
         *
         * @throws IllegalArgumentException as {@link #get} does
         */
        <K, V> Map<K, V> map(PerKeyMap<K, V> handle);

        /** The asks of this key that are not resolved. */
        List<PendingAsk> pendingAsks();

        /** What led there. */
        Trace trace();
    }
}
