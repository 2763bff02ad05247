package io.portals.flink.core.feedback;

import java.util.ArrayDeque;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.apache.flink.runtime.executiongraph.ExecutionAttemptID;
import org.apache.flink.streaming.runtime.tasks.StreamTask;

/**
 * From a tail to the core beside it, in one JVM: one thread puts, another takes. It has no bound of its own, as a bound would
 * let the loop wait for itself; what keeps it short is that cores admit less from outside when they are busy.
 */
public final class FeedbackChannel {
    /** The tail has passed the barrier of this checkpoint: all that came before is in the channel ahead of it. */
    public record Sentinel(long checkpoint) {}

    /**
     * Both ends meet here. The key has the execution graph and the attempt in it: ends of different attempts, or of a job that
     * was started again in this JVM, do not meet.
     */
    private static final ConcurrentMap<String, FeedbackChannel> OPEN = new ConcurrentHashMap<>();

    private final String key;
    private final Object lock = new Object();
    private ArrayDeque<Object> content = new ArrayDeque<>();
    private volatile int size;
    private Runnable wake;
    private boolean coreClosed;
    private int closedEnds;

    private FeedbackChannel(String key) {
        this.key = key;
    }

    /** The channel between core and tail of a task's slot; whoever comes first makes it. */
    public static FeedbackChannel of(String core, StreamTask<?, ?> task) {
        ExecutionAttemptID attempt = task.getEnvironment().getExecutionId();
        String graph = attempt.toString().split("_", 2)[0];
        String key = graph + "/" + core + "/" + attempt.getSubtaskIndex() + "/" + attempt.getAttemptNumber();
        return OPEN.computeIfAbsent(key, FeedbackChannel::new);
    }

    /** For tests: how many channels are not closed at both ends. */
    public static int open() {
        return OPEN.size();
    }

    /** Puts a message or a sentinel; never waits. */
    void put(Object element) {
        Runnable awake = null;
        synchronized (lock) {
            if (coreClosed) {
                return;
            }
            if (content.isEmpty()) {
                awake = wake;
            }
            content.add(element);
            size = content.size();
        }
        if (awake != null) {
            awake.run();
        }
    }

    /** Names what to run, in the tail's thread, when the channel is no longer empty. */
    public void onContent(Runnable awake) {
        boolean now;
        synchronized (lock) {
            wake = awake;
            now = !content.isEmpty();
        }
        if (now) {
            awake.run();
        }
    }

    public int size() {
        return size;
    }

    /** Takes all that is there; the given empty deque becomes the one that is filled. */
    public ArrayDeque<Object> swap(ArrayDeque<Object> empty) {
        synchronized (lock) {
            ArrayDeque<Object> full = content;
            content = empty;
            size = 0;
            return full;
        }
    }

    public void closeCore() {
        synchronized (lock) {
            coreClosed = true;
            wake = null;
            content = new ArrayDeque<>();
            size = 0;
        }
        closeEnd();
    }

    void closeTail() {
        closeEnd();
    }

    private void closeEnd() {
        synchronized (lock) {
            if (++closedEnds == 2) {
                OPEN.remove(key, this);
            }
        }
    }
}
