package io.portals.flink.plan;

import com.google.common.graph.Graph;
import com.google.common.graph.GraphBuilder;
import com.google.common.graph.Graphs;
import com.google.common.graph.MutableGraph;
import io.portals.api.AtomicStream;
import io.portals.api.Portal;
import io.portals.api.Sequencer;
import io.portals.api.Type;
import io.portals.api.check.InvalidApplicationException;
import io.portals.api.check.Problem;
import io.portals.api.graph.ApplicationGraph;
import io.portals.api.graph.Registry;
import io.portals.api.graph.Step;
import io.portals.api.graph.Workflow;
import io.portals.api.task.ErrorPolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * The applications' steps without what only passes events on (sources of workflows, unions, sequencers, streams): who gives
 * events to whom. Nodes are inputs, generators, stateless steps, {@link Branches}, keyBys and keyed tasks, by path.
 */
final class Dataflow {
    private final Registry registry;
    private final Map<String, Step> steps;
    private final Map<String, Sequencer<?>> sequencers = new LinkedHashMap<>();
    private final Map<String, String> outputOfStream = new LinkedHashMap<>();
    private final Map<String, Workflow> workflowOfLetters = new LinkedHashMap<>();
    /**
     * For each real step, what gives it events: paths of nodes, or their {@link DeadLetters}. One that feeds it twice is named
     * twice.
     */
    private final Map<String, List<String>> producers = new LinkedHashMap<>();

    Dataflow(Registry registry) {
        this.registry = registry;
        this.steps = new LinkedHashMap<>(registry.steps());
        for (ApplicationGraph application : registry.applications()) {
            application.sequencers().forEach(sequencer -> sequencers.put(sequencer.path(), sequencer));
            for (Workflow workflow : application.workflows()) {
                outputOfStream.put(workflow.stream(), workflow.output());
                workflowOfLetters.put(workflow.deadLetters(), workflow);
            }
        }
        registry.applications()
                .forEach(application -> application.splits().forEach(split -> Branches.of(split, registry)
                        .forEach(step -> steps.put(step.path(), step))));
        sequencers
                .keySet()
                .forEach(this::producersOfStream); // finds cycles without steps, also those that nobody reads
        for (Step step : steps.values()) {
            if (!passesOn(step)) {
                List<String> all = new ArrayList<>();
                for (String input : step.inputs()) {
                    if (!steps.containsKey(input)) { // a branch reads a stream
                        streamProducers(input, all, new LinkedHashSet<>());
                    } else if (step instanceof Step.Keyed) {
                        all.add(input);
                    } else {
                        producersOf(input, all, new LinkedHashSet<>());
                    }
                }
                producers.put(step.path(), all);
            }
        }
    }

    private static boolean passesOn(Step step) {
        return step instanceof Step.Source || step instanceof Step.Union;
    }

    /** Whether it has no key, so that it may run in several places. */
    static boolean unkeyed(Step step) {
        return step instanceof Step.Map
                || step instanceof Step.Filter
                || step instanceof Step.FlatMap
                || step instanceof Step.Unkeyed;
    }

    /** The step of that path, or null for an input or a generator. */
    Step step(String path) {
        return steps.get(path);
    }

    /** The type of events that a step takes. */
    Type<?> inputType(Step step) {
        return step instanceof Step.Filter
                ? step.type()
                : steps.get(step.inputs().get(0)).type();
    }

    /** All real steps. */
    Set<String> nodes() {
        return producers.keySet();
    }

    List<String> producers(String step) {
        return producers.get(step);
    }

    /** What gives a stream its events. */
    List<String> producersOfStream(String stream) {
        List<String> all = new ArrayList<>();
        streamProducers(stream, all, new LinkedHashSet<>());
        return all;
    }

    private void streamProducers(String stream, List<String> to, Set<String> passed) {
        Sequencer<?> sequencer = sequencers.get(stream);
        if (sequencer != null) {
            if (!passed.add(stream)) {
                throw new InvalidApplicationException(List.of(new Problem(
                        stream,
                        "is part of a cycle without any step, in which every event would go round for ever",
                        "put a step into the cycle that lets events end")));
            }
            for (AtomicStream<?> from : registry.feeding(sequencer)) {
                streamProducers(from.path(), to, passed);
            }
            passed.remove(stream);
        } else if (outputOfStream.containsKey(stream)) {
            producersOf(outputOfStream.get(stream), to, passed);
        } else if (workflowOfLetters.containsKey(stream)) {
            for (Step step : workflowOfLetters.get(stream).steps()) {
                if (givesLetters(step)) {
                    to.add(DeadLetters.of(step.path()));
                }
            }
        } else {
            to.add(stream);
        }
    }

    /** Whether there may be dead letters of a step: by its policy, or as a task's handlers give something up. */
    private static boolean givesLetters(Step step) {
        return step.policy() == ErrorPolicy.DEAD_LETTER || step instanceof Step.Keyed || step instanceof Step.Unkeyed;
    }

    /** What gives the events of a step that others see: for one that only passes them on, what is behind it. */
    private void producersOf(String path, List<String> to, Set<String> passed) {
        Step step = steps.get(path);
        if (step instanceof Step.Source source) {
            streamProducers(source.stream().path(), to, passed);
        } else if (step instanceof Step.Union || step instanceof Step.KeyBy) {
            step.inputs().forEach(input -> producersOf(input, to, passed));
        } else {
            to.add(path);
        }
    }

    /** The keyBy that a keyed task is under; for anything else the node itself. That of dead letters is their step's. */
    String unit(String producer) {
        String node = DeadLetters.origin(producer);
        Step step = steps.get(node);
        return step instanceof Step.Keyed keyed ? unit(keyed.input()) : node;
    }

    /** Units (keyed tasks of one keyBy are one) and what they give each other: events, requests, replies. */
    Graph<String> units() {
        MutableGraph<String> graph =
                GraphBuilder.directed().allowsSelfLoops(true).build();
        producers.forEach((node, from) -> {
            String unit = unit(node);
            graph.addNode(unit);
            if (!(steps.get(node) instanceof Step.Keyed)) {
                from.forEach(producer -> graph.putEdge(unit(producer), unit));
            }
        });
        for (Step step : steps.values()) {
            if (step instanceof Step.Keyed keyed) {
                for (Portal<?, ?> portal : keyed.uses().portals()) {
                    String replier = unit(replier(portal.path()));
                    graph.putEdge(unit(keyed.path()), replier);
                    graph.putEdge(replier, unit(keyed.path()));
                }
            }
        }
        return graph;
    }

    /** The task that replies. */
    String replier(String portal) {
        return registry.portals().get(portal).get(0).task().path();
    }

    /** Sets of nodes each of which can be reached from each other one, also of one node that reaches itself. */
    static List<Set<String>> cycles(Graph<String> graph) {
        Graph<String> reachable = Graphs.transitiveClosure(graph);
        Set<String> left = new TreeSet<>(graph.nodes());
        List<Set<String>> cycles = new ArrayList<>();
        for (String node : new TreeSet<>(graph.nodes())) {
            if (!left.contains(node)) {
                continue;
            }
            Set<String> cycle = new TreeSet<>();
            for (String other : reachable.successors(node)) {
                if (reachable.hasEdgeConnecting(other, node)) {
                    cycle.add(other);
                }
            }
            cycle.add(node);
            left.removeAll(cycle);
            if (cycle.size() > 1 || graph.hasEdgeConnecting(node, node)) {
                cycles.add(cycle);
            }
        }
        return cycles;
    }
}
