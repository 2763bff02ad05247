package io.portals.local.engine;

import io.portals.api.task.DeadLetter;
import io.portals.local.run.Snapshot;
import io.portals.local.run.Step;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * A run at a moment. Places stand here by their number: the order in which they were made, which the applications determine.
 *
 * @param launched the outlines of the applications, launch by launch: a run of others cannot take this
 * @param ready the places that have something to do, by level, in the order on which the seed's choice depends
 */
record Saved(
        List<List<String>> launched,
        int[] choice,
        long steps,
        long nowMillis,
        long sequence,
        List<List<Integer>> ready,
        Map<String, InputPlace.Saved> inputs,
        List<GeneratorPlace.Saved> generators,
        Map<String, Integer> turns,
        Map<String, Long> dropped,
        List<List<?>> queues,
        List<List<TaskState.Saved>> tasks,
        Map<String, List<TaskState.Saved>> flowTasks,
        Asks.Saved asks,
        Timers.Saved timers,
        int completion,
        Map<String, History.Saved<Atom>> streams,
        History.Saved<DeadLetter<Object>> deadLetters,
        History.Saved<Step> trace)
        implements Snapshot {

    @Override
    public Instant now() {
        return Instant.ofEpochMilli(nowMillis);
    }

    @Override
    public String toString() {
        return "Snapshot after " + steps + " steps, at " + now();
    }
}
