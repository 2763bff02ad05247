package io.portals.actor;

/**
 * A message to which a reply is wanted. It is asked ({@link ActorContext#ask}) and replied to ({@link ActorContext#reply}); that the
 * types of both fit is for the compiler.
 *
 * <pre>{@code
 * record Read() implements CounterMessage, Question<Total> {}
 * }</pre>
 *
 * @param <R> the type of the reply
 */
public interface Question<R> {}
