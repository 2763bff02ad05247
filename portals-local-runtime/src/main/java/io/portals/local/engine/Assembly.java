package io.portals.local.engine;

import io.portals.api.AtomicStream;
import io.portals.api.Fn;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.KeyedPortal;
import io.portals.api.Portal;
import io.portals.api.Sequencer;
import io.portals.api.Sequencing;
import io.portals.api.Type;
import io.portals.api.graph.ApplicationGraph;
import io.portals.api.graph.Step;
import io.portals.api.graph.Workflow;
import io.portals.api.state.PerKey;
import io.portals.api.state.PerKeyList;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.PerTask;
import io.portals.api.state.StateHandle;
import io.portals.api.state.Uses;
import io.portals.api.task.DeadLetter;
import io.portals.api.task.ErrorPolicy;
import io.portals.api.task.Replier;
import io.portals.api.task.Task;
import io.portals.local.verify.Verification;
import io.portals.local.verify.Verification.Boundary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Adds applications to what runs: makes what their graphs name, and connects it. */
final class Assembly {
    private static final Type<?> LETTERS = Type.of(DeadLetter.class);

    private final Parts parts;
    private final Ready ready;
    private final Shared shared;
    private final Verification standard;
    private final Set<Class<?>> opaque = new LinkedHashSet<>();
    private Verification verification;
    private final int keeping;

    Assembly(Parts parts, Ready ready, Shared shared, Verification verification, int keeping) {
        this.parts = parts;
        this.ready = ready;
        this.shared = shared;
        this.standard = verification;
        this.verification = verification;
        this.keeping = keeping;
    }

    /** Adds applications that refer to each other or to what is there, all of which is checked. */
    void add(List<ApplicationGraph> applications) {
        applications.forEach(application -> opaque.addAll(application.opaque()));
        verification = standard.withOpaque(Set.copyOf(opaque));
        applications.forEach(this::streams);
        List<Step.Keyed> tasks = new ArrayList<>();
        for (ApplicationGraph application : applications) {
            for (Workflow workflow : application.workflows()) {
                tasks.addAll(workflow(workflow));
            }
        }
        tasks.forEach(this::edges);
        applications.forEach(this::splitters);
        applications.forEach(this::branches);
        applications.forEach(this::connections);
        parts.outside().forEach(ready::update);
    }

    // ------------------------------------------------------------------------------------------- streams

    private void streams(ApplicationGraph application) {
        for (Input<?> input : application.inputs()) {
            Stream stream = stream(input.path(), input.type());
            InputPlace place = new InputPlace(ready, stream, events(input.path(), input.type()));
            parts.add(place);
            parts.inputs().put(input.path(), place);
        }
        for (Map.Entry<String, Generator<?>> entry : application.generators().entrySet()) {
            String path = entry.getKey();
            Generator<?> generator = entry.getValue();
            GeneratorPlace place = new GeneratorPlace(
                    ready,
                    stream(path, generator.type()),
                    shipped(path, generator),
                    generator.pause().toMillis(),
                    events(path, generator.type()),
                    shared.clock());
            parts.add(place);
            parts.generators().add(place);
        }
        for (Sequencer<?> sequencer : application.sequencers()) {
            stream(sequencer.path(), sequencer.type());
            Sequencing how = application.sequencing().getOrDefault(sequencer.path(), Sequencing.ANY);
            parts.sequencers().put(sequencer.path(), new SequencerTurns(how, ready));
        }
        for (ApplicationGraph.Branch branch : application.branches()) {
            stream(branch.path(), branch.splitter().type());
        }
        for (Workflow workflow : application.workflows()) {
            stream(workflow.stream(), workflow.step(workflow.output()).type());
            stream(workflow.deadLetters(), LETTERS);
            workflow.steps().forEach(this::portals);
        }
    }

    /** Listed atoms are shipped as events, which have a boundary of their own. */
    private Generator.Atoms<?> shipped(String path, Generator<?> generator) {
        return generator.listed().isPresent()
                ? generator.atoms()
                : verification.shipped(path, "the generator", generator.atoms());
    }

    private Stream stream(String path, Type<?> type) {
        Stream stream = new Stream(path, type, keeping);
        parts.streams().put(path, stream);
        return stream;
    }

    private Boundary events(String path, Type<?> type) {
        return verification.boundary(path, "events", type);
    }

    private void splitters(ApplicationGraph application) {
        for (ApplicationGraph.Split split : application.splits()) {
            String path = split.splitter().path();
            String from = split.from().path();
            SplitterQueue queue = new SplitterQueue(ready, path, from);
            parts.splitters().put(path, queue);
            connect(from, queue);
        }
    }

    private void branches(ApplicationGraph application) {
        for (ApplicationGraph.Branch branch : application.branches()) {
            parts.splitters()
                    .get(branch.splitter().path())
                    .add(
                            parts.streams().get(branch.path()),
                            branch.isRest()
                                    ? null
                                    : verification.shipped(branch.path(), "the predicate", branch.when()));
        }
    }

    private void connections(ApplicationGraph application) {
        for (ApplicationGraph.Connection connection : application.connections()) {
            Stream merged = parts.streams().get(connection.to().path());
            AtomicStream<?> from = connection.from();
            SequencerTurns turns = parts.sequencers().get(connection.to().path());
            SequencerQueue queue = new SequencerQueue(ready, merged, from.path(), turns);
            turns.add(queue);
            connect(from.path(), queue);
        }
        for (Workflow workflow : application.workflows()) {
            for (Step step : workflow.steps()) {
                if (step instanceof Step.Source source) {
                    String from = source.stream().path();
                    WorkflowNode node = parts.workflows().get(workflow.path());
                    connect(from, new WorkflowQueue(ready, node, node.source(step.path()), from));
                }
            }
        }
    }

    private void connect(String stream, AtomQueue consumer) {
        parts.add(consumer);
        parts.streams().get(stream).connect(consumer);
    }

    // ------------------------------------------------------------------------------------------- portals

    private void portals(Step step) {
        if (step instanceof Step.Keyed keyed) {
            for (Step.Serves serves : keyed.repliers()) {
                KeyedPortal<?, ?, ?> portal = serves.portal();
                PortalQueue queue = new PortalQueue(
                        ready,
                        portal.path(),
                        keyOf(portal),
                        verification.boundary(portal.path(), "requests", portal.request()),
                        verification.boundary(portal.path(), "keys", portal.key()),
                        verification.boundary(portal.path(), "replies", portal.reply()));
                parts.add(queue);
                parts.portals().put(portal.path(), queue);
            }
        }
    }

    @SuppressWarnings("unchecked") // requests of the portal's type
    private Fn<Object, Object> keyOf(KeyedPortal<?, ?, ?> portal) {
        return verification.shipped(portal.path(), "keyOf", (Fn<Object, Object>) portal.keyOf());
    }

    /** The edges over which a task gets its answers, and its places for timeouts and timers. */
    private void edges(Step.Keyed keyed) {
        TaskNode task = parts.task(keyed.path());
        for (Step.Serves serves : keyed.repliers()) {
            parts.portals().get(serves.portal().path()).answeredBy(task);
        }
        List<Portal<?, ?>> asked = keyed.uses().portals();
        ReplyQueue[] edges = new ReplyQueue[asked.size()];
        for (int i = 0; i < edges.length; i++) {
            PortalQueue portal = parts.portals().get(asked.get(i).path());
            edges[i] = new ReplyQueue(ready, shared.edges().size(), task, portal, shared.asks());
            parts.add(edges[i]);
            shared.edges().add(edges[i]);
        }
        task.scope().asksOver(edges);
        TimeoutQueue timeouts = new TimeoutQueue(ready, task, shared.asks());
        parts.add(timeouts);
        parts.timeouts().add(timeouts);
        TimerQueue timers = new TimerQueue(ready, task, shared.timers());
        parts.add(timers);
        parts.timers().add(timers);
    }

    // ------------------------------------------------------------------------------------------- workflows

    /** The workflow's keyed tasks, in order. */
    private List<Step.Keyed> workflow(Workflow workflow) {
        Map<String, StepNode> steps = new LinkedHashMap<>();
        List<Step.Keyed> tasks = new ArrayList<>();
        for (Step step : workflow.steps()) {
            steps.put(step.path(), step(step, steps));
            if (step instanceof Step.Keyed keyed) {
                tasks.add(keyed);
            }
        }
        StepNode output = steps.get(workflow.output());
        Boundary events =
                events(workflow.stream(), workflow.step(workflow.output()).type());
        parts.workflows()
                .put(
                        workflow.path(),
                        new WorkflowNode(
                                workflow.path(),
                                new ArrayList<>(steps.values()),
                                output,
                                parts.streams().get(workflow.stream()),
                                events,
                                parts.streams().get(workflow.deadLetters()),
                                verification.boundary(workflow.path(), "dead letters", LETTERS)));
        return tasks;
    }

    private StepNode step(Step step, Map<String, StepNode> steps) {
        String path = step.path();
        if (step instanceof Step.Source) {
            return new StepNode.SourceNode(path);
        }
        List<StepNode> inputs = new ArrayList<>();
        step.inputs().forEach(input -> inputs.add(steps.get(input)));
        StepNode input = inputs.get(0);
        if (step instanceof Step.Map map) {
            return new StepNode.MapNode(
                    path, input, verification.shipped(path, "the function", map.function()), map.policy());
        }
        if (step instanceof Step.Filter filter) {
            return new StepNode.FilterNode(
                    path, input, verification.shipped(path, "the predicate", filter.keep()), filter.policy());
        }
        if (step instanceof Step.FlatMap flatMap) {
            return new StepNode.FlatMapNode(
                    path, input, verification.shipped(path, "the function", flatMap.function()), flatMap.policy());
        }
        if (step instanceof Step.KeyBy keyBy) {
            return new StepNode.KeyByNode(
                    path,
                    input,
                    verification.shipped(path, "the function", keyBy.keyOf()),
                    events(path, keyBy.type()),
                    verification.boundary(path, "keys", keyBy.key()));
        }
        if (step instanceof Step.Keyed keyed) {
            return task(keyed, input);
        }
        if (step instanceof Step.Unkeyed unkeyed) {
            FlowTaskNode node = new FlowTaskNode(
                    path,
                    input,
                    verification.shipped(path, "the task", unkeyed.task()),
                    state(path, unkeyed.uses().states()),
                    events(path, unkeyed.type()),
                    unkeyed.policy(),
                    shared.clock());
            parts.flowTasks().put(path, node);
            return node;
        }
        return new StepNode.UnionNode(path, inputs);
    }

    private TaskNode task(Step.Keyed keyed, StepNode input) {
        String path = keyed.path();
        Uses uses = keyed.uses();
        Map<String, Replier<Object, Object, Object>> repliers = new LinkedHashMap<>();
        for (Step.Serves serves : keyed.repliers()) {
            String portal = serves.portal().path();
            repliers.put(portal, verification.shipped(path, "the replier of " + portal, serves.replier()));
        }
        TaskState state = state(path, uses.states());
        int number = parts.tasks().size();
        Task<Object, Object> task = verification.shipped(path, "the task", keyed.task());
        TaskScope scope = new TaskScope(
                path,
                task,
                number,
                !repliers.isEmpty(),
                state,
                events(path, keyed.type()),
                verification.continuations(path, uses.continuations()),
                verification.continuations(path, uses.timers()),
                uses,
                keyed.policy() != ErrorPolicy.FAIL,
                shared);
        TaskNode node = new TaskNode(path, number, input, task, repliers, state, scope, shared.asks(), keyed.policy());
        parts.tasks().add(node);
        return node;
    }

    private TaskState state(String path, List<StateHandle> declared) {
        List<Slot> slots = new ArrayList<>();
        for (StateHandle handle : declared) {
            String what = "state \"" + handle.name() + "\"";
            Type<?> type;
            Boundary keys = null;
            if (handle instanceof PerKeyList<?> list) {
                type = list.type();
            } else if (handle instanceof PerKeyMap<?, ?> map) {
                type = map.type();
                keys = verification.boundary(path, "keys of " + what, map.key());
            } else if (handle instanceof PerTask<?> perTask) {
                type = perTask.type();
            } else {
                type = ((PerKey<?>) handle).type();
            }
            slots.add(Slot.of(handle, verification.boundary(path, what, type), keys, shared.clock()));
        }
        return new TaskState(path, slots);
    }
}
