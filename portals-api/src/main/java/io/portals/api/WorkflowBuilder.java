package io.portals.api;

import io.portals.api.graph.Step;
import io.portals.api.graph.Workflow;
import io.portals.api.task.ErrorPolicy;
import io.portals.api.task.FlowTask;
import io.portals.api.task.Replier;
import io.portals.api.task.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Collects the steps of one workflow while its flows are being written. */
final class WorkflowBuilder {
    /** The last part of the path of the step that reads the workflow's stream; of those that read others a kind. */
    static final String SOURCE = "source";

    /** Ends the path of the step before a keyBy that tries its key selector; see {@link KeySelectorGuard}. */
    private static final String GUARD = "-selector";

    private static final List<String> UNNAMED_KINDS =
            List.of("map", "filter", "flatMap", "union", "keyBy", "task", SOURCE);

    private final AppBuilder app;
    private final String path;
    private final Map<String, Step> steps = new LinkedHashMap<>();
    private final Map<String, Integer> unnamed = new LinkedHashMap<>();
    private final List<String> outputs = new ArrayList<>();

    WorkflowBuilder(AppBuilder app, String path) {
        this.app = app;
        this.path = path;
    }

    String path() {
        return path;
    }

    /** The path of the next unnamed step of a kind. */
    String unnamed(String kind) {
        return path + "/" + kind + "-" + unnamed.merge(kind, 1, Integer::sum);
    }

    /** The path of a step that the user named. */
    String named(String name) {
        String problem = Path.problemOfName(name);
        if (problem == null && isKept(name)) {
            problem = "is kept for a step that has no name of its own";
        }
        if (problem != null) {
            app.problem(path, "the name of a task \"" + name + "\" " + problem, "rename the task");
            return unnamed("task");
        }
        String taken = path + "/" + name;
        if (steps.containsKey(taken)) {
            app.problem(taken, "the name is used twice in its workflow", "give one of them another name");
            return unnamed(name + Path.MADE_UP + "again");
        }
        return taken;
    }

    /** Whether the name is one that {@link #unnamed} gives, or that of the source or of the workflow's stream. */
    private static boolean isKept(String name) {
        if (name.equals(SOURCE) || name.equals(Path.STREAM) || name.equals(Path.DEAD_LETTERS)) {
            return true;
        }
        for (String kind : UNNAMED_KINDS) {
            String unguarded = name.endsWith(GUARD) ? name.substring(0, name.length() - GUARD.length()) : name;
            if (name.startsWith(kind + "-") && isNumber(unguarded, kind.length() + 1)) {
                return true;
            }
        }
        return false;
    }

    private static boolean isNumber(String text, int from) {
        for (int i = from; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return from < text.length();
    }

    String add(Step step) {
        app.open(path);
        steps.put(step.path(), step);
        return step.path();
    }

    Type<?> type(String step) {
        return steps.get(step).type();
    }

    void serve(String task, Step.Serves serves) {
        app.open(path);
        Step.Keyed keyed = (Step.Keyed) steps.get(task);
        List<Step.Serves> repliers = new ArrayList<>(keyed.repliers());
        repliers.add(serves);
        steps.put(
                task,
                new Step.Keyed(
                        keyed.path(),
                        keyed.input(),
                        keyed.type(),
                        keyed.key(),
                        keyed.task(),
                        repliers,
                        keyed.policy()));
    }

    /** Gives a step, or the key selector of a keyBy, a policy. */
    void onError(String path, ErrorPolicy policy) {
        app.open(this.path);
        Objects.requireNonNull(policy, () -> path + ": the policy is null; use ErrorPolicy.FAIL for the default");
        Step step = steps.get(path);
        if (step instanceof Step.Map map) {
            steps.put(path, new Step.Map(path, map.input(), map.type(), map.function(), policy));
        } else if (step instanceof Step.Filter filter) {
            steps.put(path, new Step.Filter(path, filter.input(), filter.type(), filter.keep(), policy));
        } else if (step instanceof Step.FlatMap flatMap) {
            steps.put(path, new Step.FlatMap(path, flatMap.input(), flatMap.type(), flatMap.function(), policy));
        } else if (step instanceof Step.Keyed keyed) {
            steps.put(
                    path,
                    new Step.Keyed(
                            path, keyed.input(), keyed.type(), keyed.key(), keyed.task(), keyed.repliers(), policy));
        } else if (step instanceof Step.Unkeyed unkeyed) {
            steps.put(path, new Step.Unkeyed(path, unkeyed.input(), unkeyed.type(), unkeyed.task(), policy));
        } else if (step instanceof Step.KeyBy keyBy) {
            guard(path, keyBy.keyOf(), policy);
        } else {
            app.problem(
                    path,
                    "is given an error policy, but a " + step.kind() + " has nothing of its own that could fail",
                    "call onError(...) right behind the step that it is for");
        }
    }

    /**
     * Puts a step before a keyBy, or what leads to it, that tries its key selector: by the time an event comes to the keyBy it may be in
     * a shuffle, where nothing can be set aside any more.
     *
     * @param behind the path of the step
     */
    void guard(String behind, Fn<Object, Object> keyOf, ErrorPolicy policy) {
        app.open(this.path);
        String guard = behind + GUARD;
        String input = steps.get(behind).inputs().get(0);
        String from = input.equals(guard) ? steps.get(guard).inputs().get(0) : input;
        Map<String, Step> before = new LinkedHashMap<>(steps);
        steps.clear();
        before.remove(guard);
        before.forEach((path, step) -> {
            if (path.equals(behind)) {
                Type<?> type = before.get(from).type();
                steps.put(guard, new Step.Filter(guard, from, type, new KeySelectorGuard(keyOf), policy));
            }
            steps.put(path, path.equals(behind) ? reading(guard, step) : step);
        });
    }

    private static Step reading(String input, Step step) {
        return step instanceof Step.KeyBy keyBy
                ? new Step.KeyBy(keyBy.path(), input, keyBy.type(), keyBy.key(), keyBy.keyOf())
                : new Step.Map(step.path(), input, step.type(), ((Step.Map) step).function(), step.policy());
    }

    /** Keeps the events that a key selector has a key for; fails for others as it does. */
    private record KeySelectorGuard(Fn<Object, Object> keyOf) implements Fn<Object, Boolean> {
        @Override
        public Boolean apply(Object event) {
            if (keyOf.apply(event) == null) {
                throw new NullPointerException("the key selector gives null");
            }
            return true;
        }
    }

    @SuppressWarnings("unchecked") // the flow's type parameter is the step's type
    <T> AtomicStream<T> sink(String step) {
        app.open(path);
        if (!outputs.isEmpty()) {
            app.problem(
                    path,
                    "has two outputs, " + outputs.get(outputs.size() - 1) + " and " + step,
                    "end it with one sink(); join the flows by union, or make two workflows");
        }
        outputs.add(step);
        return AtomicStream.at(path + "/" + Path.STREAM, (Type<T>) type(step));
    }

    Workflow finish() {
        if (outputs.isEmpty()) {
            app.problem(path, "has no output", "end its flow with .sink()");
        }
        String output = outputs.size() == 1 ? outputs.get(0) : madeUpOutput();
        return new Workflow(path, List.copyOf(steps.values()), output);
    }

    /** In place of an output that is missing, or of several: reads all steps, so that only other problems are found behind it. */
    private String madeUpOutput() {
        List<String> all = List.copyOf(steps.keySet());
        return add(new Step.Union(unnamed("union" + Path.MADE_UP), all, type(all.get(0))));
    }

    @SuppressWarnings("unchecked") // the graph is untyped; the builder's signatures are what keeps it right
    static <A, B> Fn<A, B> erased(Fn<?, ?> function) {
        return (Fn<A, B>) Objects.requireNonNull(function, "function");
    }

    @SuppressWarnings("unchecked")
    static Task<Object, Object> erasedTask(Task<?, ?> task) {
        return (Task<Object, Object>) Objects.requireNonNull(task, "task");
    }

    @SuppressWarnings("unchecked")
    static FlowTask<Object, Object> erasedFlowTask(FlowTask<?, ?> task) {
        return (FlowTask<Object, Object>) Objects.requireNonNull(task, "task");
    }

    @SuppressWarnings("unchecked")
    static Replier<Object, Object, Object> erasedReplier(Replier<?, ?, ?> replier) {
        return (Replier<Object, Object, Object>) Objects.requireNonNull(replier, "replier");
    }
}
