package io.portals.api.task;

/**
 * What a replier may do: all that its task may, and answer the request, once.
 *
 * @param <O> the type of events that the task emits
 * @param <R> the type of the reply
 */
public interface ReplierContext<O, R> extends TaskContext<O> {
    /**
     * Answers the request. If it was told rather than asked, nobody is there to hear it, and nothing happens.
     *
     * @throws IllegalStateException if it was answered before, or {@link #replyTo} was taken
     */
    void reply(R reply);

    /**
     * Fails the request: its asker gets {@link PortalFailure.Kind#REFUSED} with the reason.
     *
     * @throws IllegalStateException as {@link #reply(Object)} does
     */
    void fail(String reason);

    /**
     * Takes over the duty to answer, for later.
     *
     * @throws IllegalStateException if the request was answered before
     */
    ReplyTo<R> replyTo();
}
