package io.portals.api.task;

import io.portals.api.state.Uses;
import java.io.Serializable;

/**
 * Answers the requests of a portal, under the request's key, with the state of the task that it belongs to.
 *
 * <pre>{@code
 * record TellLevel() implements Replier<HowMany, OnHand, StockChanged> {
 *   public Uses uses() { return Uses.state(ON_HAND); }
 *   public void request(HowMany request, ReplierContext<StockChanged, OnHand> ctx) {
 *     ctx.reply(new OnHand(ctx.get(ON_HAND)));
 *   }
 * }
 * }</pre>
 *
 * @param <Q> the type of requests
 * @param <R> the type of replies
 * @param <O> the type of events that the task emits
 */
public interface Replier<Q, R, O> extends Serializable {
    /** What this replier may touch besides what its task declares. */
    default Uses uses() {
        return Uses.nothing();
    }

    /**
     * Handles one request. To one that was asked it owes an answer: it replies, fails, or takes
     * {@link ReplierContext#replyTo} to answer later; otherwise the job fails with an error that names task and portal.
     */
    void request(Q request, ReplierContext<O, R> ctx);
}
