package io.portals.api;

import io.portals.api.graph.Step;
import io.portals.api.graph.Workflow;
import io.portals.api.task.Replier;
import io.portals.api.task.Task;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Collects the steps of one workflow while its flows are being written. */
final class WorkflowBuilder {
    /** The last part of the path of the step that reads the workflow's stream. */
    static final String SOURCE = "source";

    private static final List<String> UNNAMED_KINDS = List.of("map", "filter", "flatMap", "union", "keyBy", "task");

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
        if (name.equals(SOURCE) || name.equals(Path.STREAM)) {
            return true;
        }
        for (String kind : UNNAMED_KINDS) {
            if (name.startsWith(kind + "-") && isNumber(name, kind.length() + 1)) {
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
        steps.put(task, new Step.Keyed(keyed.path(), keyed.input(), keyed.type(), keyed.key(), keyed.task(), repliers));
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
        return (Fn<A, B>) java.util.Objects.requireNonNull(function, "function");
    }

    @SuppressWarnings("unchecked")
    static Task<Object, Object> erasedTask(Task<?, ?> task) {
        return (Task<Object, Object>) java.util.Objects.requireNonNull(task, "task");
    }

    @SuppressWarnings("unchecked")
    static Replier<Object, Object, Object> erasedReplier(Replier<?, ?, ?> replier) {
        return (Replier<Object, Object, Object>) java.util.Objects.requireNonNull(replier, "replier");
    }
}
