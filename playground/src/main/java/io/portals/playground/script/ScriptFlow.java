package io.portals.playground.script;

import io.portals.api.AppBuilder;
import io.portals.api.AtomicStream;
import io.portals.api.Flow;
import io.portals.api.TaskFlow;
import io.portals.playground.graph.Drawing;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A flow of a workflow, up to one of its steps: a value, which may be the input of several others. It becomes a flow of the model when
 * the application is built, so that until then a step can still be given a name, or other handlers.
 */
public final class ScriptFlow {
    /** How the names end of the steps that tell tasks where atoms end. */
    private static final String ATOM_ENDS = ".atoms";

    /** Where a key keeps what its task has become. */
    private static final String STAGE = ScriptTask.HIDDEN + "stage";

    private final ScriptWorkflow workflow;
    private final List<ScriptFlow> inputs;
    private final Step step;

    /** Of the step; null of a source and a union. */
    private String name;

    /** What the task does that is the step; null if it is none. */
    private Handlers handlers;

    /** How the flows of the model before it become the one behind it. */
    private interface Step {
        Flow<Keyed> after(List<Flow<Keyed>> inputs, String name, AppBuilder app);
    }

    private ScriptFlow(ScriptWorkflow workflow, List<ScriptFlow> inputs, String name, Step step) {
        workflow.has(this);
        this.workflow = workflow;
        this.inputs = inputs;
        this.name = name;
        this.step = step;
    }

    static ScriptFlow source(ScriptWorkflow workflow, AtomicStream<Keyed> from) {
        return new ScriptFlow(workflow, List.of(), null, (inputs, name, app) -> app.workflow(workflow.name(), from));
    }

    private ScriptFlow then(String called, Step next) {
        String numbered = workflow.named(called);
        return new ScriptFlow(workflow, List.of(this), numbered, (flows, name, app) -> {
            Flow<Keyed> flow = next.after(flows, name, app);
            workflow.application().shows(flow.path(), new Drawing.Shown(workflow.path(name), called));
            return flow;
        });
    }

    // ------------------------------------------------------------------------------------------- steps

    public ScriptFlow filter(Predicate condition) {
        return then("filter", (inputs, name, app) -> inputs.get(0).filter(event -> condition.test(event.value())));
    }

    public ScriptFlow key(Function keyOf) {
        return then("key", (inputs, name, app) -> inputs.get(0)
                .map(Keyed.class, event -> Keyed.by(keyOf.apply(event.value()), event.value())));
    }

    public ScriptFlow logger(String prefix) {
        return then("logger", (inputs, name, app) -> inputs.get(0).map(Keyed.class, event -> {
            workflow.application().system().log(workflow.path(name), prefix + event);
            return event;
        }));
    }

    public ScriptFlow union(List<ScriptFlow> others) {
        List<ScriptFlow> all = new ArrayList<>(List.of(this));
        for (ScriptFlow other : others) {
            if (other.workflow != workflow) {
                throw new IllegalArgumentException(workflow.path() + ": union with a flow of " + other.workflow.path()
                        + "; unite flows of one workflow, or connect streams to a sequencer");
            }
            all.add(other);
        }
        return new ScriptFlow(workflow, all, null, (inputs, name, app) -> inputs.stream()
                .reduce(Flow::union)
                .orElseThrow());
    }

    /** @param called what it is called, with a number, if it is given no other name */
    public ScriptFlow task(String called, Handler handler) {
        return task(called, new Handlers(handler, null), null, List.of());
    }

    /** A task that becomes another one, for each key by itself. */
    public ScriptFlow stages(String called, Stage first) {
        return task(called, (ctx, value) -> {
            Stage now = (Stage) ctx.ofKey().get(STAGE, first);
            Stage next = now.handle(ctx, value);
            if (next != null) {
                ctx.ofKey().set(STAGE, next);
            }
        });
    }

    public ScriptFlow asker(ScriptPortal portal, Handler handler) {
        return task("asker", new Handlers(handler, null), null, List.of(portal));
    }

    public ScriptFlow replier(ScriptPortal portal, Handler events, Handler requests) {
        return task("replier", new Handlers(events, requests), portal, List.of());
    }

    public ScriptFlow askerReplier(ScriptPortal asked, ScriptPortal replied, Handler events, Handler requests) {
        return task("replier", new Handlers(events, requests), replied, List.of(asked));
    }

    /** @param replied the portal whose requests it handles; null if there is none */
    private ScriptFlow task(String called, Handlers does, ScriptPortal replied, List<ScriptPortal> asked) {
        ScriptFlow next = then(called, (flows, name, app) -> {
            Flow<Keyed> before = flows.get(0);
            if (does.hearsOfAtoms()) {
                before = before.process(name + ATOM_ENDS, Keyed.class, new AtomEnds());
                workflow.application().shows(before.path(), Drawing.Shown.NOT);
            }
            ScriptTask task = new ScriptTask(workflow.application(), workflow.path(name), does, asked);
            TaskFlow<Key, Keyed> flow = before.keyBy(Key.class, Keyed::key).process(name, Keyed.class, task);
            return (replied == null ? flow : flow.replies(replied.portal(), task)).unkeyed();
        });
        next.handlers = does;
        workflow.has(does);
        return next;
    }

    // ------------------------------------------------------------------------------------------- the step before

    public ScriptFlow withName(String other) {
        if (name == null) {
            throw new IllegalStateException(
                    workflow.path() + ": withName(" + other + ") has no step before it to name");
        }
        name = other;
        return this;
    }

    private Handlers task(String method) {
        if (handlers == null) {
            throw new IllegalStateException(workflow.path() + ": " + method + " stands behind no task; put it behind"
                    + " map, processor, flatMap, identity, asker or replier");
        }
        return handlers;
    }

    public ScriptFlow withOnNext(Handler handler) {
        task("withOnNext").onNext(handler);
        return this;
    }

    public ScriptFlow withOnComplete(Callback callback) {
        task("withOnComplete").onComplete = callback;
        return this;
    }

    /** The callback runs when the events of an atom have been handled, under the key of the last one. */
    public ScriptFlow withOnAtomComplete(Callback callback) {
        task("withOnAtomComplete").onAtomComplete = callback;
        return this;
    }

    public ScriptFlow withOnError(ErrorHandler handler) {
        task("withOnError").onError = handler;
        return this;
    }

    public ScriptFlow withWrapper(Wrapper wrapper) {
        task("withWrapper").wrap(wrapper);
        return this;
    }

    /** The next atoms, so many, are handled by another function; when all have had their turn, the first has it again. */
    public ScriptFlow withTurn(Handler handler, int atoms) {
        if (atoms < 1) {
            throw new IllegalArgumentException(workflow.path() + ": withLoop(" + atoms
                    + ", ...): a task handles at least one atom; give 1 or more");
        }
        task("withStep and withLoop").turn(handler, atoms);
        return this;
    }

    /** As {@link #withOnAtomComplete}, of each task that the workflow has so far. */
    public ScriptFlow allWithOnAtomComplete(Callback callback) {
        workflow.tasks().forEach(task -> task.onAtomComplete = callback);
        return this;
    }

    /** As {@link #withWrapper}, of each task that the workflow has so far. */
    public ScriptFlow allWithWrapper(Wrapper wrapper) {
        workflow.tasks().forEach(task -> task.wrap(wrapper));
        return this;
    }

    /** Ends the workflow with this flow. */
    public ScriptFlow sink() {
        workflow.ends(this);
        return this;
    }

    public ScriptWorkflow workflow() {
        return workflow;
    }

    // ------------------------------------------------------------------------------------------- the model's

    boolean reads(ScriptFlow other) {
        return inputs.contains(other);
    }

    /** @param all those that are built already, as several may have one input */
    Flow<Keyed> built(AppBuilder app, Map<ScriptFlow, Flow<Keyed>> all) {
        Flow<Keyed> flow = all.get(this);
        if (flow == null) {
            flow = step.after(
                    inputs.stream().map(input -> input.built(app, all)).toList(), name, app);
            all.put(this, flow);
        }
        return flow;
    }
}
