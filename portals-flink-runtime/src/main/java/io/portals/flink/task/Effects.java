package io.portals.flink.task;

import io.portals.api.task.ReplyTo;
import io.portals.api.task.TimerId;
import java.util.List;

/** What a handler does besides changing state. Whether it happens at once is for the implementation to say. */
interface Effects {
    void emit(Object event) throws Exception;

    /** @see TaskRunner#setAside */
    void setAside(Object event, String reason) throws Exception;

    /** @see Messenger#ask */
    void ask(int portal, Object question, long limitMillis, Record continuation) throws Exception;

    /** @see Messenger#askAll */
    void askAll(int portal, List<Object> questions, long limitMillis, Record continuation) throws Exception;

    void tell(int portal, Object message) throws Exception;

    void reply(Request request, Object reply) throws Exception;

    void fail(Request request, String reason) throws Exception;

    void reply(ReplyTo<?> to, Object reply) throws Exception;

    void fail(ReplyTo<?> to, String reason) throws Exception;

    void set(TimerId id, Record timer) throws Exception;

    void cancel(TimerId timer) throws Exception;

    /** The handler has succeeded: what was kept back happens. */
    void apply() throws Exception;

    /** The handler has failed: what was kept back never happens. */
    void drop();
}
