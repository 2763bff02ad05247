package io.portals.api.check;

import io.portals.api.graph.ApplicationGraph;
import io.portals.api.graph.Step;
import io.portals.api.graph.Workflow;
import io.portals.api.state.PerKey;
import io.portals.api.state.StateHandle;
import io.portals.api.task.OnReply;
import io.portals.api.task.OnTimer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What a task and its repliers declare fits together. */
final class DeclaredUsesAreSound implements ApplicationRule {
    @Override
    public void check(ApplicationGraph application, Consumer<Problem> problems) {
        for (Workflow workflow : application.workflows()) {
            for (Step step : workflow.steps()) {
                if (step instanceof Step.Keyed keyed) {
                    states(keyed, problems);
                    continuations(keyed, problems);
                    timers(keyed, problems);
                }
            }
        }
    }

    private static void states(Step.Keyed keyed, Consumer<Problem> problems) {
        Map<String, StateHandle> byName = new LinkedHashMap<>();
        for (StateHandle handle : keyed.uses().states()) {
            StateHandle other = byName.putIfAbsent(handle.name(), handle);
            if (other instanceof PerKey<?> first && handle instanceof PerKey<?> second) {
                problems.accept(new Problem(
                        keyed.path(),
                        "declares state \"" + handle.name() + "\" as " + first.type() + " and as " + second.type(),
                        "give one of them another name, or use one constant for both"));
            }
        }
    }

    private static void continuations(Step.Keyed keyed, Consumer<Problem> problems) {
        for (Class<? extends Record> continuation : keyed.uses().continuations()) {
            if (!OnReply.class.isAssignableFrom(continuation)) {
                problems.accept(new Problem(
                        keyed.path(),
                        "declares " + continuation.getName() + " as a continuation, which it is not",
                        "let the record implement OnReply<...>"));
            }
        }
    }

    private static void timers(Step.Keyed keyed, Consumer<Problem> problems) {
        for (Class<? extends Record> timer : keyed.uses().timers()) {
            if (!OnTimer.class.isAssignableFrom(timer)) {
                problems.accept(new Problem(
                        keyed.path(),
                        "declares " + timer.getName() + " as a timer, which it is not",
                        "let the record implement OnTimer<...>"));
            }
        }
    }
}
