package io.portals.flink.task;

import io.portals.api.task.DeadLetter;
import io.portals.api.task.ErrorPolicy;
import io.portals.flink.metrics.StepMetrics;
import io.portals.flink.state.StateException;
import org.apache.flink.runtime.execution.CancelTaskException;
import org.apache.flink.streaming.runtime.tasks.ExceptionInChainedOperatorException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What becomes of the events for which a step fails, by its policy; and of what else cannot be delivered to it. */
public final class SettingAside {
    private static final Logger LOG = LoggerFactory.getLogger(SettingAside.class);

    private final String path;
    private final ErrorPolicy policy;
    private final Receiver letters;
    private final StepMetrics metrics;
    private long unread;

    /**
     * @param path of the step
     * @param letters gets the dead letters; null if nobody reads them
     * @param metrics of the step
     */
    public SettingAside(String path, ErrorPolicy policy, Receiver letters, StepMetrics metrics) {
        this.path = path;
        this.policy = policy;
        this.letters = letters;
        this.metrics = metrics;
    }

    boolean isWanted() {
        return policy != ErrorPolicy.FAIL;
    }

    /** Whether the policy is about a failure: it is the handler's own, and the job is not being stopped. */
    boolean covers(Exception failure) {
        boolean isOthers = failure instanceof StateException
                || failure instanceof TaskException
                || failure instanceof ExceptionInChainedOperatorException
                || failure instanceof CancelTaskException
                || failure instanceof InterruptedException;
        return isWanted() && !isOthers && !Thread.currentThread().isInterrupted();
    }

    /**
     * Sets an event aside.
     *
     * @param what was handled, in words
     * @param key null if it has none
     * @return why, in words
     */
    String setAside(String what, Object key, Object event, Exception failure) throws Exception {
        String reason = failure.toString();
        if (policy == ErrorPolicy.SKIP) {
            metrics.skipped();
            LOG.debug("{}: {} failed and is skipped: {}", path, what, reason);
        } else {
            letter(new DeadLetter<>(path, key, event, reason));
        }
        return reason;
    }

    /** A dead letter, also one that is none by the policy: whose event was not delivered, or given up by a handler. */
    void letter(DeadLetter<Object> letter) throws Exception {
        metrics.deadLetter();
        if (letters != null) {
            letters.receive(letter);
        } else if (Long.bitCount(++unread) == 1) { // the 1st, 2nd, 4th, 8th ...
            LOG.warn(
                    "Nobody reads the dead letters of its workflow, of which this is number {} here: {}",
                    unread,
                    letter);
        }
    }
}
