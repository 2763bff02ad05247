package io.portals.flink.metrics;

/**
 * The names of all metrics. A metric is in a group with a key and a value, below the group of its operator in Flink: the key is
 * part of the name that a reporter shows, and a label for those that have labels. Flink's reporter for Prometheus shows
 *
 * <pre>{@code
 * flink_taskmanager_job_task_operator_portal_asks{portal="/inventory/portals/stock", subtask_index="0", ...}
 * }</pre>
 *
 * Each subtask has its own, from 0 after each restart. No name stands in two groups, so a sum by name is a sum of like things.
 */
public final class MetricNames {
    private MetricNames() {}

    // ------------------------------------------------------------------------------------------- of a portal

    /** The group of a portal; its value is the portal's path. */
    public static final String PORTAL = "portal";

    /** Counter: requests that askers sent and that have a continuation; each of those of {@code askAll} counts. */
    public static final String ASKS = "asks";

    /** Counter: requests that askers sent and for which no answer is wanted. */
    public static final String TELLS = "tells";

    /** Counter: requests that the replier was handed, of asks and of tells. */
    public static final String REQUESTS = "requests";

    /** Counter: asks that a reply ended. */
    public static final String REPLIES = "replies";

    /** Counter: asks that ended as the replier failed them. */
    public static final String REFUSED = "refused";

    /** Counter: asks that ended as their request fell under the replier's policy. */
    public static final String SET_ASIDE = "setAside";

    /** Counter: asks that ended as their time was over. */
    public static final String TIMEOUTS = "timeouts";

    /** Counter: asks that ended as nobody could answer them any more, in a bounded job. */
    public static final String UNANSWERED = "unanswered";

    /** Counter: replies, and failures, that came for an ask that had ended. */
    public static final String LATE_REPLIES = "lateReplies";

    /** Gauge: asks that have not ended, those of before a restart included. */
    public static final String ASKS_IN_FLIGHT = "asksInFlight";

    /**
     * Histogram, in microseconds: from an ask to when its reply is handled, of some asks ({@link AskClock}); of asks that ended in
     * another way nothing.
     */
    public static final String ASK_LATENCY = "askLatencyMicros";

    // ------------------------------------------------------------------------------------------- of a step

    /** The group of a step, such as a task; its value is the step's path. */
    public static final String STEP = "step";

    /** Counter, of tasks: events that it was handed. */
    public static final String EVENTS = "events";

    /** Counter, of tasks: timers that fired. */
    public static final String TIMERS_FIRED = "timersFired";

    /** Counter: events, requests, replies and timers for which the step failed, and that its policy skipped. */
    public static final String SKIPPED = "skipped";

    /** Counter: dead letters: by the step's policy, as an answer came too late, or as a handler gave something up. */
    public static final String DEAD_LETTERS = "deadLetters";

    /** The group, below that of a task, of what its handlers count by themselves: counters, by their names. */
    public static final String COUNTED = "counted";

    // ------------------------------------------------------------------------------------------- of a core

    /** The group of a feedback core; its value is the core's name. */
    public static final String CORE = "core";

    /** Counter: messages of its steps to keys of the same subtask. */
    public static final String DELIVERED_IN_PROCESS = "deliveredInProcess";

    /** Counter: messages of its steps to keys of other subtasks, by the network. */
    public static final String SENT_TO_OTHER_SUBTASKS = "sentToOtherSubtasks";

    /** Gauge: messages that wait to be handled. */
    public static final String BACKLOG = "backlog";

    /** Gauge: asks of its tasks that have not ended. */
    public static final String OPEN_ASKS = "openAsks";

    /** Counter: messages in flight that were written to checkpoints. */
    public static final String LOGGED_MESSAGES = "loggedMessages";

    /** Gauge: how many of them the last checkpoint has. */
    public static final String LAST_LOGGED_MESSAGES = "lastLoggedMessages";

    /** Counter: messages in flight that were read from a checkpoint or savepoint. */
    public static final String RESTORED_MESSAGES = "restoredMessages";

    /** Counter: open asks that were read from a checkpoint or savepoint. */
    public static final String RESTORED_ASKS = "restoredAsks";

    /** Counter: rounds of markers, by which a bounded job finds out that it is at rest. */
    public static final String ROUNDS = "rounds";
}
