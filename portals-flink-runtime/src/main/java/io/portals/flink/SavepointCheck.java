package io.portals.flink;

import io.portals.api.graph.Step;
import io.portals.api.state.StateHandle;
import io.portals.flink.plan.Plan;
import io.portals.flink.plan.Vertex;
import io.portals.flink.savepoint.StatesOfTasks;
import io.portals.flink.state.StateNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a job that starts from a savepoint takes over all state of tasks that is in it. Flink itself asks only whether operators
 * are there, and says nothing of a state inside one that nobody declares any more.
 */
final class SavepointCheck {
    private static final Logger LOG = LoggerFactory.getLogger(SavepointCheck.class);

    private SavepointCheck() {}

    /**
     * Checks the savepoint from which the environment's job starts, if it does, and unless state may be left behind ({@code
     * execution.state-recovery.ignore-unclaimed-state}). One that cannot be read from where the job is launched is not checked; a
     * warning says so.
     *
     * @throws IllegalArgumentException if state would be lost: the message lists it, with where its task is now
     */
    static void check(StreamExecutionEnvironment environment, Plan plan) {
        String path = environment.getConfiguration().get(StateRecoveryOptions.SAVEPOINT_PATH);
        if (path == null || environment.getConfiguration().get(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE)) {
            return;
        }
        Map<String, Set<String>> saved;
        try {
            saved = StatesOfTasks.in(path);
        } catch (IOException e) { // it is the JobManager that must read it, perhaps by a file system that is not here
            LOG.warn(
                    "The savepoint {} cannot be read here: whether the job would lose state of it is not checked",
                    path,
                    e);
            return;
        }
        Map<String, Set<String>> now = new LinkedHashMap<>();
        plan.vertices().forEach(vertex -> now.put(vertex.id(), states(vertex)));
        List<String> lost = new ArrayList<>();
        saved.forEach((operator, states) -> {
            for (String state : states) {
                if (!now.getOrDefault(operator, Set.of()).contains(state)) {
                    lost.add(state + " of " + operator + ": " + why(state, now));
                }
            }
        });
        if (!lost.isEmpty()) {
            throw new IllegalArgumentException(
                    "the savepoint " + path + " has state that this job would lose:\n  "
                            + String.join("\n  ", lost)
                            + "\nStart from it with what has the state, name cores so that tasks stay where they are"
                            + " (FlinkRuntime.core), or set execution.state-recovery.ignore-unclaimed-state to leave it behind");
        }
    }

    private static String why(String state, Map<String, Set<String>> now) {
        for (Map.Entry<String, Set<String>> operator : now.entrySet()) {
            if (operator.getValue().contains(state)) {
                return "its task is now in " + operator.getKey();
            }
        }
        return "no task declares it";
    }

    private static Set<String> states(Vertex vertex) {
        Set<String> states = new LinkedHashSet<>();
        if (vertex instanceof Vertex.Segment segment) {
            segment.tasks().forEach(task -> add(task, states));
        } else if (vertex instanceof Vertex.Core core) {
            core.steps().values().forEach(step -> add(step, states));
        } else if (vertex instanceof Vertex.Unkeyed unkeyed) {
            add(unkeyed.step(), states);
        }
        return states;
    }

    private static void add(Step step, Set<String> states) {
        if (step instanceof Step.Keyed keyed) {
            for (StateHandle handle : keyed.uses().states()) {
                states.add(StateNames.of(step.path(), handle.name()));
            }
        } else if (step instanceof Step.Unkeyed unkeyed) {
            for (StateHandle handle : unkeyed.uses().states()) {
                states.add(StateNames.of(step.path(), handle.name()));
            }
        }
    }
}
