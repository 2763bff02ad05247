package io.portals.flink.metrics;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** What a subtask of a feedback core shows of its loop. For one thread; a reporter's thread may read values a moment old. */
public final class CoreMetrics {
    private final MetricGroup group;
    private final Counter inProcess;
    private final Counter toOthers;
    private final Counter loggedMessages;
    private final Counter restoredMessages;
    private final Counter restoredAsks;
    private final Counter rounds;
    private volatile long lastLogged;

    /**
     * @param operator the group of the core's operator
     * @param core its name
     */
    public CoreMetrics(MetricGroup operator, String core) {
        group = operator.addGroup(MetricNames.CORE, core);
        inProcess = group.counter(MetricNames.DELIVERED_IN_PROCESS);
        toOthers = group.counter(MetricNames.SENT_TO_OTHER_SUBTASKS);
        loggedMessages = group.counter(MetricNames.LOGGED_MESSAGES);
        restoredMessages = group.counter(MetricNames.RESTORED_MESSAGES);
        restoredAsks = group.counter(MetricNames.RESTORED_ASKS);
        rounds = group.counter(MetricNames.ROUNDS);
        group.gauge(MetricNames.LAST_LOGGED_MESSAGES, (Gauge<Long>) () -> lastLogged);
    }

    /**
     * What is read when a reporter asks for it, from its thread.
     *
     * @param backlog how many messages wait to be handled
     * @param openAsks how many asks have not ended
     */
    public void gauges(Gauge<Integer> backlog, Gauge<Long> openAsks) {
        group.gauge(MetricNames.BACKLOG, backlog);
        group.gauge(MetricNames.OPEN_ASKS, openAsks);
    }

    public void restored(long messages, long openAsks) {
        restoredMessages.inc(messages);
        restoredAsks.inc(openAsks);
    }

    /** The messages in flight of a checkpoint are all known. */
    public void logged(long messages) {
        loggedMessages.inc(messages);
        lastLogged = messages;
    }

    /** A message to a key of this subtask. */
    public void local() {
        inProcess.inc();
    }

    /** A message to a key of another subtask. */
    public void remote() {
        toOthers.inc();
    }

    /** A round begins. */
    public void round() {
        rounds.inc();
    }
}
