package io.portals.flink.metrics;

import io.portals.api.task.PortalFailure;
import org.apache.flink.metrics.Counter;
import org.apache.flink.metrics.Gauge;
import org.apache.flink.metrics.Histogram;
import org.apache.flink.metrics.MetricGroup;
import org.apache.flink.runtime.metrics.DescriptiveStatisticsHistogram;

/**
 * What a subtask of a core shows of a portal, whose asker or replier or both it has. For one thread; a reporter's thread may read
 * values that are a moment old.
 *
 * <p>Asks that were made, and those of before a restart, either have ended, in one of five ways, or are in flight.
 */
public final class PortalMetrics {
    /** How many latencies the histogram keeps. */
    private static final int WINDOW = 1024;

    private final Counter asks;
    private final Counter tells;
    private final Counter requests;
    private final Counter replies;
    private final Counter refused;
    private final Counter setAside;
    private final Counter timeouts;
    private final Counter unanswered;
    private final Counter lateReplies;
    private final AskClock clock;
    private long restored;

    /**
     * @param operator the group of the operator
     * @param path of the portal
     */
    public PortalMetrics(MetricGroup operator, String path) {
        MetricGroup group = operator.addGroup(MetricNames.PORTAL, path);
        asks = group.counter(MetricNames.ASKS);
        tells = group.counter(MetricNames.TELLS);
        requests = group.counter(MetricNames.REQUESTS);
        replies = group.counter(MetricNames.REPLIES);
        refused = group.counter(MetricNames.REFUSED);
        setAside = group.counter(MetricNames.SET_ASIDE);
        timeouts = group.counter(MetricNames.TIMEOUTS);
        unanswered = group.counter(MetricNames.UNANSWERED);
        lateReplies = group.counter(MetricNames.LATE_REPLIES);
        group.gauge(MetricNames.ASKS_IN_FLIGHT, (Gauge<Long>) this::inFlight);
        Histogram latency = group.histogram(MetricNames.ASK_LATENCY, new DescriptiveStatisticsHistogram(WINDOW));
        clock = new AskClock(System::nanoTime, latency::update);
    }

    /** An ask that was open when the state was saved is open still. */
    public void restored() {
        restored++;
    }

    /** @param ask its number */
    public void asked(long ask) {
        asks.inc();
        clock.asked(ask);
    }

    public void told() {
        tells.inc();
    }

    /** The replier is about to handle a request. */
    public void requested() {
        requests.inc();
    }

    /** A reply ends an ask, and is about to be handled. */
    public void replied(long ask) {
        replies.inc();
        clock.replied(ask);
    }

    /** A failure ends an ask. */
    public void failed(PortalFailure.Kind kind, long ask) {
        switch (kind) {
            case REFUSED -> refused.inc();
            case SET_ASIDE -> setAside.inc();
            case TIMEOUT -> timeouts.inc();
            case UNANSWERED -> unanswered.inc();
        }
        clock.failed(ask);
    }

    /** An answer came for an ask that had ended. */
    public void late() {
        lateReplies.inc();
    }

    private long inFlight() {
        long ended = replies.getCount()
                + refused.getCount()
                + setAside.getCount()
                + timeouts.getCount()
                + unanswered.getCount();
        return Math.max(0, restored + asks.getCount() - ended); // another thread may see a reply before its ask
    }
}
