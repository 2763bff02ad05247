package io.portals.flink.task;

import io.portals.api.task.ReplyTo;
import java.util.List;

/** Sends what tasks ask, tell and reply. Only a feedback core has one. */
public interface Messenger {
    /**
     * Saves the continuation and sends a request.
     *
     * @param portal number of the portal among those that the task declares
     * @param limitMillis after which the ask fails, or 0
     */
    void ask(TaskRunner asker, int portal, Object request, long limitMillis, Record continuation) throws Exception;

    /** Saves one continuation for several requests, and sends them. */
    void askAll(TaskRunner asker, int portal, List<Object> requests, long limitMillis, Record continuation)
            throws Exception;

    void tell(TaskRunner asker, int portal, Object request) throws Exception;

    /** The request as it is now, for later, if it has a key. */
    Object checkedRequest(TaskRunner asker, int portal, Object request) throws Exception;

    void reply(Request request, Object reply) throws Exception;

    /** The reply as it is now, for later. */
    Object copied(Request request, Object reply);

    void fail(Request request, String reason) throws Exception;

    /** Fails a request that fell under its replier's policy. */
    void setAside(Request request, String reason) throws Exception;

    ReplyTo<?> replyTo(Request request) throws Exception;

    void reply(TaskRunner replier, ReplyTo<?> to, Object reply) throws Exception;

    /**
     * The reply as it is now, for later, if its way is known.
     *
     * @param reply may be null
     */
    Object checkedReply(TaskRunner replier, ReplyTo<?> to, Object reply) throws Exception;

    void fail(TaskRunner replier, ReplyTo<?> to, String reason) throws Exception;
}
