package io.portals.flink.core.gate;

import io.portals.flink.core.gate.GateSignal.Command;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumerator;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs rounds until the core is at rest for good. A round's marker leaves each core when its inputs have ended and its queue is
 * empty; it goes the way that messages go, so when a core has the markers of all subtasks it has all messages that were sent
 * before them. If nothing moved in any subtask between two rounds, nothing is in flight.
 *
 * <p>Then asks that are still open are failed as unanswered, then each task's onComplete runs, again and again until no task has
 * a key left; whatever these set in motion has to come to rest again. It keeps nothing in checkpoints: after a failure rounds begin anew, and the tasks know for which keys
 * they are complete.
 */
final class GateEnumerator implements SplitEnumerator<GateSource.NoSplit, Void> {
    private static final Logger LOG = LoggerFactory.getLogger(GateEnumerator.class);

    private final SplitEnumeratorContext<GateSource.NoSplit> context;
    private final String core;
    private final int tasksToComplete;
    private final Set<Integer> readers = new HashSet<>();
    private final Set<Integer> busy = new HashSet<>();
    private final Map<Integer, GateEvent.RoundDone> done = new HashMap<>();
    private long round;
    private Command command = Command.REST;
    private int completed;
    private boolean completedAny;

    GateEnumerator(SplitEnumeratorContext<GateSource.NoSplit> context, String core, int tasksToComplete) {
        this.context = context;
        this.core = core;
        this.tasksToComplete = tasksToComplete;
    }

    @Override
    public void addReader(int subtask) {
        readers.add(subtask);
        if (readers.size() == context.currentParallelism()) {
            completed = 0;
            completedAny = false;
            startRound(Command.REST, 0);
        }
    }

    @Override
    public void addSplitsBack(List<GateSource.NoSplit> splits, int subtask) { // the subtask was reset
        readers.remove(subtask);
        busy(subtask, false);
    }

    @Override
    public void handleSourceEvent(int subtask, SourceEvent event) {
        if (event instanceof GateEvent.Busy report) {
            busy(subtask, report.busy());
        } else if (event instanceof GateEvent.RoundDone report && report.round() == round) {
            done.put(subtask, report);
            if (done.size() == context.currentParallelism()) {
                roundDone();
            }
        }
    }

    private void roundDone() {
        long moved =
                done.values().stream().mapToLong(GateEvent.RoundDone::moved).sum();
        long openAsks =
                done.values().stream().mapToLong(GateEvent.RoundDone::openAsks).sum();
        LOG.debug("{}: round {} ({}): {} moved, {} asks open", core, round, command, moved, openAsks);
        completedAny |= command == Command.COMPLETE && moved > 0;
        if (moved > 0) {
            startRound(Command.REST, 0);
        } else if (openAsks > 0) {
            if (command == Command.FAIL_UNANSWERED) {
                throw new IllegalStateException(core + ": " + openAsks
                        + " asks are counted as open, but none was found to fail: this is a defect of the runtime");
            }
            startRound(Command.FAIL_UNANSWERED, 0);
        } else if (completed < tasksToComplete) {
            startRound(Command.COMPLETE, completed++);
        } else if (completedAny) { // what a task did at its end may have given others keys that they did not have
            completedAny = false;
            completed = 0;
            roundDone();
        } else {
            tellAll(new GateEvent.Finish());
        }
    }

    private void startRound(Command what, int task) {
        round++;
        command = what;
        done.clear();
        tellAll(new GateEvent.StartRound(round, what, task));
    }

    private void busy(int subtask, boolean on) {
        boolean before = !busy.isEmpty();
        if (on) {
            busy.add(subtask);
        } else {
            busy.remove(subtask);
        }
        boolean now = !busy.isEmpty();
        if (before != now) {
            tellAll(new GateEvent.Throttle(now));
        }
    }

    /** Tells all readers that are there; one that failed meanwhile, of which we hear later, begins anew. */
    private void tellAll(GateEvent event) {
        for (int subtask : readers) {
            if (context.registeredReaders().containsKey(subtask)) {
                context.sendEventToSourceReader(subtask, event);
            }
        }
    }

    @Override
    public void start() {
        // rounds start when all readers are there
    }

    @Override
    public void handleSplitRequest(int subtask, String host) {
        // a gate has no splits
    }

    @Override
    public Void snapshotState(long checkpointId) {
        return null;
    }

    @Override
    public void close() {
        // nothing is held
    }
}
