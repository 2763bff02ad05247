package io.portals.flink.task;

import org.apache.flink.streaming.runtime.tasks.ExceptionInChainedOperatorException;

/** A handler of a task, the function of another step, or a generator failed: says which, on what, under which key. */
public final class TaskException extends RuntimeException {
    private static final int SHOWN = 200;

    private TaskException(String message, Throwable cause) {
        super(message, cause);
    }

    /**
     * What to throw when a handler threw: errors and the failures of what is behind the task stay what they are.
     *
     * @param handled what was handled, in words
     */
    static Exception of(String path, String handled, Object key, Exception cause) {
        if (cause instanceof TaskException || cause instanceof ExceptionInChainedOperatorException) {
            return cause;
        }
        return new TaskException(path + ": " + handled + " of key " + shortened(key) + " failed: " + cause, cause);
    }

    /** As {@link #of}, for a handler that has no key. */
    static Exception ofHandler(String path, String handled, Exception cause) {
        if (cause instanceof TaskException || cause instanceof ExceptionInChainedOperatorException) {
            return cause;
        }
        return new TaskException(path + ": " + handled + " failed: " + cause, cause);
    }

    /** What to throw when the function of a stateless step or a keyBy threw. */
    public static TaskException ofStep(String path, Object event, Exception cause) {
        return new TaskException(path + ": event " + shortened(event) + " failed: " + cause, cause);
    }

    /** What to throw when a generator threw instead of giving an atom. */
    public static TaskException ofGenerator(String path, long atom, Exception cause) {
        return new TaskException(path + ": atom " + atom + " failed: " + cause, cause);
    }

    static String shortened(Object object) {
        String text = String.valueOf(object);
        return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "...";
    }
}
