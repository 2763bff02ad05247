package io.portals.api.check;

import io.portals.api.graph.ApplicationGraph;
import io.portals.api.graph.Step;
import io.portals.api.graph.Workflow;
import io.portals.api.state.PerKey;
import io.portals.api.state.PerKeyList;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.PerTask;
import io.portals.api.state.StateHandle;
import io.portals.api.state.Uses;
import io.portals.api.task.OnAllReplies;
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
                if (step instanceof Step.Unkeyed unkeyed) {
                    states(unkeyed.path(), unkeyed.uses(), problems);
                    unkeyed(unkeyed, problems);
                }
                if (step instanceof Step.Keyed keyed) {
                    states(keyed.path(), keyed.uses(), problems);
                    keyed(keyed, problems);
                    continuations(keyed, problems);
                    timers(keyed, problems);
                }
            }
        }
    }

    private static void keyed(Step.Keyed keyed, Consumer<Problem> problems) {
        for (StateHandle handle : keyed.uses().states()) {
            if (handle instanceof PerTask) {
                problems.accept(new Problem(
                        keyed.path(),
                        "declares state \"" + handle.name()
                                + "\" per task, but it is a keyed task, which has state per key",
                        "use State.perKey(...), or process an unkeyed flow with a FlowTask"));
            }
        }
    }

    private static void unkeyed(Step.Unkeyed unkeyed, Consumer<Problem> problems) {
        Uses uses = unkeyed.uses();
        for (StateHandle handle : uses.states()) {
            if (!(handle instanceof PerTask)) {
                problems.accept(new Problem(
                        unkeyed.path(),
                        "declares state \"" + handle.name() + "\" per key, but its flow has no key",
                        "use State.perTask(...), or put a keyBy(...) before it and make it a Task"));
            }
        }
        if (!uses.portals().isEmpty()
                || !uses.continuations().isEmpty()
                || !uses.timers().isEmpty()) {
            problems.accept(new Problem(
                    unkeyed.path(),
                    "declares portals, continuations or timers, but its flow has no key",
                    "put a keyBy(...) before it and make it a Task"));
        }
    }

    private static void states(String path, Uses uses, Consumer<Problem> problems) {
        Map<String, StateHandle> byName = new LinkedHashMap<>();
        for (StateHandle handle : uses.states()) {
            StateHandle other = byName.putIfAbsent(handle.name(), handle);
            if (other != null) {
                problems.accept(new Problem(
                        path,
                        "declares state \"" + handle.name() + "\" as " + described(other) + " and as "
                                + described(handle),
                        "give one of them another name, or use one constant for both"));
            }
        }
    }

    private static String described(StateHandle handle) {
        return kind(handle) + (handle.expiry() == null ? "" : ", expiring after " + handle.expiry());
    }

    private static String kind(StateHandle handle) {
        if (handle instanceof PerKeyList<?> list) {
            return "list of " + list.type();
        }
        if (handle instanceof PerKeyMap<?, ?> map) {
            return "map of " + map.key() + " to " + map.type();
        }
        if (handle instanceof PerTask<?> perTask) {
            return perTask.type() + " per task";
        }
        return String.valueOf(((PerKey<?>) handle).type());
    }

    private static void continuations(Step.Keyed keyed, Consumer<Problem> problems) {
        for (Class<? extends Record> continuation : keyed.uses().continuations()) {
            if (!OnReply.class.isAssignableFrom(continuation) && !OnAllReplies.class.isAssignableFrom(continuation)) {
                problems.accept(new Problem(
                        keyed.path(),
                        "declares " + continuation.getName() + " as a continuation, which it is not",
                        "let the record implement OnReply<...>, or OnAllReplies<...>"));
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
