package io.portals.api.task;

import java.util.Objects;

/**
 * What could not be delivered or handled, and would be lost silently otherwise: a reply that came after its ask had timed out,
 * an event that a task's error policy set aside, or that a handler gave up ({@link EmitContext#setAside}).
 *
 * @param path of the task that it was for
 * @param key under which it was, or would have been, handled; null if it had none yet
 * @param event what was not delivered: an event, a request or a reply; the record of a continuation or a timer that failed; the key,
 *     if its onComplete did
 * @param reason why, in words: of a failure, the exception; of what a handler gave up, what it said
 * @param <T> the type of the event
 */
public record DeadLetter<T>(String path, Object key, T event, String reason) {
    public DeadLetter {
        Objects.requireNonNull(path, "path");
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(reason, "reason");
    }
}
