package io.portals.flink;

import io.portals.api.graph.Step;
import io.portals.api.state.StateHandle;
import io.portals.api.state.Uses;
import io.portals.flink.plan.Plan;
import io.portals.flink.plan.Vertex;
import io.portals.flink.savepoint.StatesOfTasks;
import io.portals.flink.state.StateNames;
import io.portals.flink.state.StoredForm;
import io.portals.flink.translate.KeyTypes;
import io.portals.flink.types.Incompatibility;
import io.portals.flink.types.PortalsTypes;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.StateRecoveryOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether a job that starts from a savepoint takes over all state of tasks that is in it. Flink itself asks only whether operators
 * are there, and says nothing of a state inside one that nobody declares any more; nor, when a type has changed, which one.
 */
final class SavepointCheck {
    private static final Logger LOG = LoggerFactory.getLogger(SavepointCheck.class);

    private SavepointCheck() {}

    /**
     * Checks the savepoint from which the environment's job starts, if it does. State may be left behind if the environment says
     * so ({@code execution.state-recovery.ignore-unclaimed-state}). A savepoint that cannot be read from where the job is launched
     * is not checked; a warning says so.
     *
     * @throws IllegalArgumentException if state would be lost, or could not be read: the message lists it, with where its task is
     *     now, or what has changed
     */
    static void check(StreamExecutionEnvironment environment, Plan plan) {
        String path = environment.getConfiguration().get(StateRecoveryOptions.SAVEPOINT_PATH);
        if (path == null) {
            return;
        }
        Map<String, StatesOfTasks> saved;
        try {
            saved = StatesOfTasks.in(path);
        } catch (IOException e) { // it is the JobManager that must read it, perhaps by a file system that is not here
            LOG.warn(
                    "The savepoint {} cannot be read here: whether the job would lose state of it is not checked",
                    path,
                    e);
            return;
        }
        Map<String, Map<String, StateHandle>> now = new LinkedHashMap<>();
        plan.vertices().forEach(vertex -> now.put(vertex.id(), states(vertex)));
        if (!environment.getConfiguration().get(StateRecoveryOptions.SAVEPOINT_IGNORE_UNCLAIMED_STATE)) {
            refuse(
                    lost(saved, now),
                    "the savepoint " + path + " has state that this job would lose",
                    "Start from it with what has the state, name cores so that tasks stay where they are"
                            + " (FlinkRuntime.core), or set execution.state-recovery.ignore-unclaimed-state to leave it behind");
        }
        refuse(
                unreadable(saved, now, environment.getConfig().getSerializerConfig()),
                "the savepoint " + path + " has state that this job could not read",
                Incompatibility.REMEDY);
        refuse(
                otherKeys(saved, plan, environment.getConfig().getSerializerConfig()),
                "the savepoint " + path + " has state under keys of other types than those of this job",
                "State cannot be found under another key. Keep the type of keys; in a core with keys of one type, give new"
                        + " tasks that type too");
    }

    private static void refuse(List<String> states, String problem, String remedy) {
        if (!states.isEmpty()) {
            throw new IllegalArgumentException(problem + ":\n  " + String.join("\n  ", states) + "\n" + remedy);
        }
    }

    private static List<String> lost(Map<String, StatesOfTasks> saved, Map<String, Map<String, StateHandle>> now) {
        List<String> lost = new ArrayList<>();
        saved.forEach((operator, states) -> {
            for (String state : states.states().keySet()) {
                if (!now.getOrDefault(operator, Map.of()).containsKey(state)) {
                    lost.add(state + " of " + operator + ": " + why(state, now));
                }
            }
        });
        return lost;
    }

    private static String why(String state, Map<String, Map<String, StateHandle>> now) {
        for (Map.Entry<String, Map<String, StateHandle>> operator : now.entrySet()) {
            if (operator.getValue().containsKey(state)) {
                return "its task is now in " + operator.getKey();
            }
        }
        return "no task declares it";
    }

    private static List<String> unreadable(
            Map<String, StatesOfTasks> saved, Map<String, Map<String, StateHandle>> now, SerializerConfig config) {
        List<String> unreadable = new ArrayList<>();
        saved.forEach((operator, states) -> states.states().forEach((name, written) -> {
            StateHandle handle = now.getOrDefault(operator, Map.of()).get(name);
            if (handle != null && written.isPresent()) {
                StoredForm.of(handle, config)
                        .flatMap(form -> Incompatibility.between(form, written.get()))
                        .ifPresent(problem -> unreadable.add(name + " of " + operator + ": " + problem));
            }
        }));
        return unreadable;
    }

    private static List<String> otherKeys(Map<String, StatesOfTasks> saved, Plan plan, SerializerConfig config) {
        List<String> others = new ArrayList<>();
        for (Vertex vertex : plan.vertices()) {
            StatesOfTasks states = saved.get(vertex.id());
            TypeInformation<?> type = vertex instanceof Vertex.Segment segment
                    ? PortalsTypes.of(segment.keyBy().key())
                    : vertex instanceof Vertex.Core core ? KeyTypes.of(core) : null;
            if (states != null && type != null && states.key().isPresent()) {
                Incompatibility.betweenKeys(
                                type.createSerializer(config), states.key().get())
                        .ifPresent(problem -> others.add(vertex.id() + ": " + problem));
            }
        }
        return others;
    }

    private static Map<String, StateHandle> states(Vertex vertex) {
        Map<String, StateHandle> states = new LinkedHashMap<>();
        if (vertex instanceof Vertex.Segment segment) {
            segment.tasks().forEach(task -> add(task, states));
        } else if (vertex instanceof Vertex.Core core) {
            core.steps().values().forEach(step -> add(step, states));
        } else if (vertex instanceof Vertex.Unkeyed unkeyed) {
            add(unkeyed.step(), states);
        }
        return states;
    }

    private static void add(Step step, Map<String, StateHandle> states) {
        Uses uses = step instanceof Step.Keyed keyed
                ? keyed.uses()
                : step instanceof Step.Unkeyed unkeyed ? unkeyed.uses() : Uses.nothing();
        uses.states().forEach(handle -> states.put(StateNames.of(step.path(), handle.name()), handle));
    }
}
