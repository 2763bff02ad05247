package io.portals.playground.script;

import io.portals.api.Application;
import io.portals.api.graph.Workflow;
import io.portals.local.LocalRuntime;
import io.portals.local.TaskView;
import io.portals.local.run.InFlight;
import io.portals.local.run.PendingAsk;
import io.portals.local.run.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;

/** What runs the applications of a script, step by step. */
public final class ScriptSystem {
    private final LocalRuntime runtime;
    private final BiConsumer<String, String> log;
    private final Map<Long, ScriptFuture> pending = new HashMap<>();
    private final Map<String, TaskValues> ofTasks = new LinkedHashMap<>();
    private final Set<String> completed = new HashSet<>();
    private final List<String> tasks = new ArrayList<>();
    private long asks;

    /** @param log gets lines of tasks, with the tasks' paths before */
    public ScriptSystem(long seed, BiConsumer<String, String> log) {
        this.runtime = LocalRuntime.unverified(seed).keeping(0, false).bound(Long.MAX_VALUE, Long.MAX_VALUE);
        this.log = log;
    }

    /** Launches an application that needs none but those that are launched already. */
    public void launch(ScriptApplication application) {
        launch(List.of(application));
    }

    /** Launches applications that may need each other. */
    public void launch(List<ScriptApplication> together) {
        together.forEach(each -> each.launchedBy(this));
        List<Application> built =
                together.stream().map(ScriptApplication::built).toList();
        runtime.launch(built.toArray(Application[]::new));
        built.forEach(each -> each.graph().workflows().forEach(this::addTasks));
    }

    private void addTasks(Workflow workflow) {
        for (io.portals.api.graph.Step step : workflow.steps()) {
            if (step instanceof io.portals.api.graph.Step.Keyed) {
                tasks.add(step.path());
            }
        }
    }

    /** Handles the next atom, or batch of requests or replies; empty if there is nothing left to do. */
    public Optional<Step> step() {
        return runtime.step();
    }

    public void untilComplete() {
        runtime.untilIdle();
    }

    // ------------------------------------------------------------------------------------------- what can be seen

    /**
     * A value that a script keeps.
     *
     * @param key empty for what a task has, whatever the key
     */
    public record Cell(String task, String key, String name, Object value) {}

    /**
     * What tasks keep, task by task, in the order in which they first had it.
     *
     * @param most gives no more than so many, but counts all
     */
    public Cells cells(double most) {
        Cells cells = new Cells(most);
        for (String task : tasks) {
            TaskView view = runtime.task(task);
            for (Object key : view.keys()) {
                view.key(key).map(ScriptTask.STATE).forEach((name, value) -> cells.add(task, key, name, value.value()));
            }
        }
        ofTasks.forEach((task, values) -> values.values.forEach((name, value) -> cells.add(task, "", name, value)));
        return cells;
    }

    /** The first of many cells, and how many there are. */
    public static final class Cells {
        private final List<Cell> first = new ArrayList<>();
        private final double most;
        private long all;

        private Cells(double most) {
            this.most = most;
        }

        private void add(String task, Object key, String name, Object value) {
            if (name.startsWith(ScriptTask.HIDDEN)) {
                return;
            }
            all++;
            if (first.size() < most) {
                first.add(new Cell(task, key.toString(), name, value));
            }
        }

        public List<Cell> first() {
            return first;
        }

        public long all() {
            return all;
        }
    }

    /** What waits to be handled. */
    public List<InFlight> inFlight() {
        return runtime.inFlight();
    }

    /** The asks that nobody has answered yet. */
    public List<PendingAsk> pendingAsks() {
        return runtime.pendingAsks();
    }

    // ------------------------------------------------------------------------------------------- for tasks

    void log(String task, String line) {
        log.accept(task, line);
    }

    ScriptFuture asked() {
        ScriptFuture future = new ScriptFuture(++asks);
        pending.put(future.id(), future);
        return future;
    }

    /** The future of an ask that is answered now. */
    ScriptFuture answered(long id) {
        return pending.remove(id);
    }

    /** Whether a task has not heard of the end. */
    boolean completes(String task) {
        return completed.add(task);
    }

    Values valuesOf(String task) {
        return ofTasks.computeIfAbsent(task, path -> new TaskValues());
    }

    /** What a task has. */
    private static final class TaskValues implements Values {
        private final Map<String, Object> values = new LinkedHashMap<>();

        @Override
        public Object get(String name, Object otherwise) {
            return values.getOrDefault(name, otherwise);
        }

        @Override
        public void set(String name, Object value) {
            values.put(name, value);
        }

        @Override
        public void delete(String name) {
            values.remove(name);
        }
    }
}
