package io.portals.api.check;

import io.portals.api.AtomicStream;
import io.portals.api.Path;
import io.portals.api.Sequencer;
import io.portals.api.graph.ApplicationGraph;
import io.portals.api.graph.Registry;
import io.portals.api.graph.Step;
import io.portals.api.graph.Workflow;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;

/** A cycle into which no input or generator leads never runs. What lies behind such a cycle is not reported. */
final class CyclesAreReached implements LaunchRule {
    @Override
    public void check(Registry registry, Consumer<Problem> problems) {
        Map<String, Set<String>> fedBy = fedBy(registry);
        Set<String> reached = reached(fedBy);
        for (ApplicationGraph application : registry.applications()) {
            for (Sequencer<?> sequencer : application.sequencers()) {
                if (!reached.contains(sequencer.path())
                        && upstream(sequencer.path(), fedBy).contains(sequencer.path())) {
                    problems.accept(new Problem(
                            sequencer.path(),
                            "is fed by nothing but its own cycle, which no input or generator reaches",
                            "connect an input or a generator to it"));
                }
            }
            for (Workflow workflow : application.workflows()) {
                if (!reached.contains(workflow.stream()) && readsItself(workflow.stream(), fedBy)) {
                    problems.accept(new Problem(
                            workflow.path(),
                            "reads its own stream, which no input or generator reaches",
                            "let it read a sequencer, and connect to that the stream and an input or a generator"));
                }
            }
        }
    }

    /** By the path of each sequencer, of each branch and of each workflow's stream: what it takes atoms from. */
    private static Map<String, Set<String>> fedBy(Registry registry) {
        Map<String, Set<String>> fedBy = new LinkedHashMap<>();
        for (ApplicationGraph application : registry.applications()) {
            for (Sequencer<?> sequencer : application.sequencers()) {
                Set<String> feeding = fedBy.computeIfAbsent(sequencer.path(), path -> new LinkedHashSet<>());
                for (AtomicStream<?> from : registry.feeding(sequencer)) {
                    feeding.add(from.path());
                }
            }
            for (ApplicationGraph.Split split : application.splits()) {
                for (ApplicationGraph.Branch branch : registry.branches(split.splitter())) {
                    fedBy.put(branch.path(), Set.of(split.from().path()));
                }
            }
            for (Workflow workflow : application.workflows()) {
                for (Step step : workflow.steps()) {
                    if (step instanceof Step.Source source) {
                        String read = source.stream().path();
                        fedBy.computeIfAbsent(workflow.stream(), path -> new LinkedHashSet<>())
                                .add(read);
                        fedBy.computeIfAbsent(workflow.deadLetters(), path -> new LinkedHashSet<>())
                                .add(read);
                    }
                }
            }
        }
        return fedBy;
    }

    /** All streams that atoms can come to. One that does not exist counts as a source: {@link StreamsResolve} reports it. */
    private static Set<String> reached(Map<String, Set<String>> fedBy) {
        Set<String> reached = new LinkedHashSet<>();
        boolean found = true;
        while (found) {
            found = false;
            for (Map.Entry<String, Set<String>> stream : fedBy.entrySet()) {
                for (String from : stream.getValue()) {
                    if (reached.contains(from) || !fedBy.containsKey(from)) {
                        found |= reached.add(stream.getKey());
                    }
                }
            }
        }
        return reached;
    }

    /** All that feeds the stream, over any number of others. */
    private static Set<String> upstream(String stream, Map<String, Set<String>> fedBy) {
        Set<String> upstream = new LinkedHashSet<>(fedBy.getOrDefault(stream, Set.of()));
        boolean found = true;
        while (found) {
            found = false;
            for (String from : List.copyOf(upstream)) {
                found |= upstream.addAll(fedBy.getOrDefault(from, Set.of()));
            }
        }
        return upstream;
    }

    /** Whether the stream feeds itself over workflows only: a sequencer in the cycle would be reported instead. */
    private static boolean readsItself(String stream, Map<String, Set<String>> fedBy) {
        Set<String> upstream = upstream(stream, fedBy);
        return upstream.contains(stream)
                && upstream.stream().noneMatch(from -> Path.kind(from).equals(Path.SEQUENCERS));
    }
}
