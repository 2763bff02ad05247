package io.portals.flink.core;

import io.portals.flink.core.feedback.Envelope;
import io.portals.flink.core.feedback.FeedbackChannel;
import io.portals.flink.core.gate.GateLink;
import io.portals.flink.core.gate.GateSignal;
import io.portals.flink.core.log.InFlightLog;
import io.portals.flink.core.log.KeyGroupCounts;
import io.portals.flink.metrics.CoreMetrics;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.LockSupport;
import org.apache.flink.api.common.operators.MailboxExecutor;
import org.apache.flink.runtime.state.KeyGroupRange;
import org.apache.flink.streaming.api.operators.Output;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;

/**
 * The one loop of a core's subtask: a queue of messages to keys of this subtask, which is drained by budget, so that the inputs
 * (and with them barriers) have their turn.
 */
final class Loop {
    /** How long an element from outside waits at most for a busy core: barriers are behind it. */
    private static final long LONGEST_WAIT_NANOS = 5_000_000;

    private static final long PAUSE_NANOS = 50_000;

    private final String core;
    private final CoreTuning tuning;
    private final MailboxExecutor mailbox;
    private final FeedbackChannel channel;
    private final Output<StreamRecord<Envelope>> output;
    private final Flushing flushing;
    private final KeyContext keys;
    private final KeyGroupCounts counts;
    private final CoreMetrics metrics;
    private final Rounds rounds;
    private final KeyGroupRange range;
    private final int parallelism;

    private final ArrayDeque<Envelope> queue;
    private final StreamRecord<Envelope> record = new StreamRecord<>(null);
    private final TreeMap<Long, InFlightLog> logs = new TreeMap<>();
    private ArrayDeque<Object> taken = new ArrayDeque<>();
    private Wiring.Delivery[] deliveries;
    private GateLink link;
    private int openInputs;
    private long lastSnapshot = -1;
    private boolean drainScheduled;
    private boolean busy;
    private boolean frozen;
    /** The first checkpoint that was taken when the loop was frozen. */
    private long firstFrozen = Long.MAX_VALUE;
    /** Whether it is known that nothing is on its way any more, nor will be. */
    private boolean settled;

    private boolean finished;
    private volatile boolean closed;

    Loop(
            String core,
            CoreTuning tuning,
            MailboxExecutor mailbox,
            FeedbackChannel channel,
            Output<StreamRecord<Envelope>> output,
            Flushing flushing,
            KeyContext keys,
            KeyGroupCounts counts,
            CoreMetrics metrics,
            KeyGroupRange range,
            int parallelism,
            int openInputs,
            Collection<Envelope> restored) {
        this.core = core;
        this.tuning = tuning;
        this.mailbox = mailbox;
        this.channel = channel;
        this.output = output;
        this.flushing = flushing;
        this.keys = keys;
        this.counts = counts;
        this.metrics = metrics;
        this.range = range;
        this.parallelism = parallelism;
        this.openInputs = openInputs;
        this.rounds = new Rounds(parallelism);
        this.queue = new ArrayDeque<>(restored);
    }

    void open(Wiring.Delivery[] to) {
        deliveries = to;
        channel.onContent(this::wake);
        if (!queue.isEmpty()) {
            scheduleDrain();
        }
    }

    /** Messages that wait here. */
    int queued() {
        return queue.size();
    }

    // ------------------------------------------------------------------------------------------- messages

    /** To the queue, if the key is of this subtask, else to the tail of its own. */
    void route(Envelope message) {
        if (range.contains(message.keyGroup())) {
            queue.addLast(message);
            metrics.local();
        } else {
            output.collect(record.replace(message));
            flushing.wrote();
            metrics.remote();
        }
    }

    /** Handles messages, at most by the budget. */
    private void drain() throws Exception {
        if (closed) {
            return;
        }
        pull();
        if (frozen) {
            return;
        }
        int handled = 0;
        int budget = budget();
        while (handled < budget) {
            Envelope message = queue.pollFirst();
            if (message == null) {
                pull();
                message = queue.pollFirst();
            }
            if (message != null) {
                if (message.key() != null) {
                    keys.set(message.key(), message.keyGroup());
                }
                deliveries[message.edge()].deliver(message);
                rounds.moved(1);
            } else if (!rounds.work()) {
                break;
            }
            handled++;
        }
        tellLoad();
        flushing.flush();
        if (queue.isEmpty() && !rounds.hasWork()) {
            sendMarkerIfAtRest();
        } else {
            scheduleDrain();
        }
    }

    /** All that came back, at once: a sentinel must not wait behind messages that wait to be handled. */
    private void pull() {
        if (channel.size() == 0) {
            return;
        }
        ArrayDeque<Object> content = channel.swap(taken);
        for (Object element = content.pollFirst(); element != null; element = content.pollFirst()) {
            if (element instanceof FeedbackChannel.Sentinel sentinel) {
                completeLog(sentinel.checkpoint());
                continue;
            }
            Envelope message = (Envelope) element;
            if (message.isMarker()) {
                rounds.marker(message.round(), queue.size(), counts.openAsks(), link);
                continue;
            }
            if (finished) {
                throw new IllegalStateException(core + ": " + message + " came after the core was found at rest");
            }
            logs.values().forEach(log -> log.add(message));
            queue.addLast(message);
            rounds.moved(1);
        }
        taken = content;
    }

    /** While a barrier is on its way the inputs come first: what then stays in the queue is logged. */
    private int budget() {
        return barrierOnItsWay() ? tuning.budgetBeforeBarrier() : tuning.budget();
    }

    private boolean barrierOnItsWay() {
        return link != null && link.checkpoint() > lastSnapshot;
    }

    /** From any thread. */
    private void wake() {
        try {
            mailbox.execute(this::drain, "feedback of " + core);
        } catch (RejectedExecutionException e) {
            closed = true; // the task is past its end
        }
    }

    private void scheduleDrain() {
        if (drainScheduled) {
            return;
        }
        drainScheduled = true;
        try {
            mailbox.execute(
                    () -> {
                        drainScheduled = false;
                        drain();
                    },
                    "queue of " + core);
        } catch (RejectedExecutionException e) {
            closed = true; // stopped with a savepoint: what is left is in it
        }
    }

    // ------------------------------------------------------------------------------------------- from outside

    /**
     * Before an element from outside is handled. While this or another subtask has a long queue, it waits for a moment, in which
     * the queue is drained, unless a barrier is behind it.
     */
    void admit() throws Exception {
        if (!busy && (link == null || !link.throttle())) {
            return;
        }
        long end = System.nanoTime() + LONGEST_WAIT_NANOS;
        while ((busy || link != null && link.throttle()) && !barrierOnItsWay() && !closed && System.nanoTime() < end) {
            drain();
            if (queue.isEmpty() && channel.size() == 0) {
                LockSupport.parkNanos(PAUSE_NANOS);
            }
        }
    }

    /** After an element from outside was handled: what it set in motion runs to completion, as far as the budget goes. */
    void admitted() throws Exception {
        if (!queue.isEmpty() && !drainScheduled) {
            drain();
        } else {
            flushing.elementDone();
        }
    }

    /** After a timer fired. */
    void fired() {
        rounds.moved(1);
        scheduleDrain();
    }

    void inputEnded() {
        openInputs--;
        scheduleDrain();
    }

    /** The queue is told long at the high-water mark, and short again at half of it. */
    private void tellLoad() {
        int mark = busy ? tuning.highWater() / 2 : tuning.highWater();
        if (link != null && busy != queue.size() > mark) {
            busy = !busy;
            link.busy(busy);
        }
    }

    // ------------------------------------------------------------------------------------------- the end

    void linked(GateLink gate) {
        link = gate;
    }

    void roundStarted(GateSignal signal, Iterable<Work> commanded) {
        rounds.start(signal, commanded);
        metrics.round();
        scheduleDrain();
    }

    /** Whether this subtask has nothing to do, and waits for nothing but what others send. */
    boolean isAtRest() {
        return openInputs == 0 && counts.timers() == 0 && queue.isEmpty() && !rounds.hasWork();
    }

    /** Whether this subtask has said how a round went, and does not know yet what follows from it. */
    boolean awaitsDecision() {
        return rounds.awaitsDecision();
    }

    /** A busy subtask, or one that waits for timers, holds its marker: rounds do not spin. */
    private void sendMarkerIfAtRest() {
        if (!isAtRest()) {
            return;
        }
        long round = rounds.takePending();
        if (round > 0) {
            counts.atRest();
            for (int subtask = 0; subtask < parallelism; subtask++) {
                output.collect(record.replace(Envelope.marker(round, subtask)));
            }
            flushing.wrote();
            flushing.flush();
        }
    }

    /** The core is at rest for good. */
    void finished() {
        finished = true;
        logs.values().forEach(InFlightLog::complete);
        logs.clear();
    }

    boolean isFinished() {
        return finished;
    }

    /** The inputs were ended from outside (stop with savepoint and drain): keep what is in flight for the savepoint. */
    void freeze() {
        frozen = true;
    }

    void close() {
        closed = true;
        logs.values().forEach(InFlightLog::abort);
        channel.closeCore();
    }

    // ------------------------------------------------------------------------------------------- checkpoints

    /** The barrier passes the core. */
    InFlightLog snapshot(long checkpoint, CoreProbe probe) {
        lastSnapshot = Math.max(lastSnapshot, checkpoint);
        // what the channel holds came back before this barrier's sentinel: pull adds it later
        InFlightLog log = new InFlightLog(range, counts, probe.logsQueue() ? queue : List.of(), probe::copiesLogged);
        if (frozen) {
            firstFrozen = Math.min(firstFrozen, checkpoint);
        }
        logs.put(checkpoint, log);
        if (settled) {
            completeAllLogs();
        }
        return log;
    }

    private void completeAllLogs() {
        logs.values().forEach(log -> {
            log.complete();
            metrics.logged(log.size());
        });
        logs.clear();
    }

    private void completeLog(long checkpoint) {
        Iterator<Map.Entry<Long, InFlightLog>> upTo =
                logs.headMap(checkpoint, true).entrySet().iterator();
        while (upTo.hasNext()) {
            Map.Entry<Long, InFlightLog> log = upTo.next();
            if (log.getKey() == checkpoint) {
                log.getValue().complete();
                metrics.logged(log.getValue().size());
            } else {
                log.getValue().abort();
            }
            upTo.remove();
        }
        // A frozen loop sends nothing, and all subtasks are frozen before the barrier of the savepoint that ends them.
        // So behind its
        // sentinel nothing comes. Flink takes one more checkpoint then, as all data has ended, whose sentinel may never
        // come: other
        // subtasks have ended, or it was aborted meanwhile; and a task that ends waits for it without handling mails.
        if (checkpoint >= firstFrozen) {
            settled = true;
            completeAllLogs();
        }
    }

    void checkpointAborted(long checkpoint) {
        lastSnapshot = Math.max(lastSnapshot, checkpoint);
        InFlightLog log = logs.remove(checkpoint);
        if (log != null) {
            log.abort();
        }
    }
}
