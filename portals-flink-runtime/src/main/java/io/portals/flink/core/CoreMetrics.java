package io.portals.flink.core;

import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.MetricGroup;

/** What a subtask of a core shows of itself. */
final class CoreMetrics {
    private final Counter timeouts;
    private final Counter timersFired;
    private final Counter lateReplies;
    private final Counter unanswered;
    private final Counter restoredMessages;
    private final Counter restoredAsks;
    private final Counter loggedMessages;
    private long local;
    private long remote;

    CoreMetrics(MetricGroup group) {
        timeouts = group.counter("timeouts");
        timersFired = group.counter("timersFired");
        lateReplies = group.counter("lateReplies");
        unanswered = group.counter("unanswered");
        restoredMessages = group.counter("restoredMessages");
        restoredAsks = group.counter("restoredAsks");
        loggedMessages = group.counter("loggedMessages");
        group.gauge("deliveredInProcess", (Gauge<Long>) () -> local);
        group.gauge("sentToOtherSubtasks", (Gauge<Long>) () -> remote);
    }

    void timeout() {
        timeouts.inc();
    }

    void timerFired() {
        timersFired.inc();
    }

    void lateReply() {
        lateReplies.inc();
    }

    void unanswered() {
        unanswered.inc();
    }

    void restored(long messages, long openAsks) {
        restoredMessages.inc(messages);
        restoredAsks.inc(openAsks);
    }

    void logged(long messages) {
        loggedMessages.inc(messages);
    }

    // single writer; a reporter may read a value that is a moment old
    void local() {
        local++;
    }

    void remote() {
        remote++;
    }
}
