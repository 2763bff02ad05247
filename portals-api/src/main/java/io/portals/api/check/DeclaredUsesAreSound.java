package io.portals.api.check;

import io.portals.api.graph.ApplicationGraph;
import io.portals.api.graph.Step;
import io.portals.api.graph.Workflow;
import io.portals.api.state.PerKey;
import io.portals.api.state.PerKeyList;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.StateHandle;
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
            if (other != null) {
                problems.accept(new Problem(
                        keyed.path(),
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
