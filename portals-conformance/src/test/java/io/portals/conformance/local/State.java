package io.portals.conformance.local;

import io.portals.api.Application;
import io.portals.api.graph.Step;
import io.portals.api.graph.Workflow;
import io.portals.api.state.PerKey;
import io.portals.api.state.PerKeyList;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.StateHandle;
import io.portals.api.task.DeadLetter;
import io.portals.conformance.suite.Program;
import io.portals.local.LocalRuntime;
import io.portals.local.TaskView;
import io.portals.local.run.PendingAsk;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** All of a run that can be seen from outside. */
record State(
        Map<String, List<List<Object>>> atoms,
        Map<String, Object> values,
        List<PendingAsk> asks,
        List<DeadLetter<Object>> deadLetters,
        int steps) {

    static State of(LocalRuntime run, Program program) {
        Map<String, Object> values = new LinkedHashMap<>();
        for (Application application : program.applications()) {
            for (Workflow workflow : application.graph().workflows()) {
                for (Step step : workflow.steps()) {
                    if (step instanceof Step.Keyed task) {
                        addTo(values, run.task(task.path()), task.uses().states());
                    }
                }
            }
        }
        return new State(
                LocalWay.atoms(run, program),
                values,
                run.pendingAsks(),
                run.deadLetters(),
                run.trace().steps().size());
    }

    private static void addTo(Map<String, Object> values, TaskView task, List<StateHandle> handles) {
        for (Object key : task.keys()) {
            for (StateHandle handle : handles) {
                values.put(task.path() + " " + handle.name() + " of " + key, value(task.key(key), handle));
            }
        }
    }

    private static Object value(TaskView.KeyView key, StateHandle handle) {
        if (handle instanceof PerKeyList<?> list) {
            return key.list(list);
        }
        return handle instanceof PerKeyMap<?, ?> map ? key.map(map) : key.get((PerKey<?>) handle);
    }
}
