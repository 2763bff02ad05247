package io.portals.api.task;

import java.io.Serializable;

/**
 * Where the answer to a request goes: a plain value that a replier may keep in state or in a continuation of its own, to
 * answer later with {@link TaskContext#reply(ReplyTo, Object)} or {@link TaskContext#fail(ReplyTo, String)}.
 *
 * @param <R> the type of the reply
 */
public interface ReplyTo<R> extends Serializable {}
