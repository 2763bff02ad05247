package io.portals.api.check;

import io.portals.api.AtomicStream;
import io.portals.api.Sequencer;
import io.portals.api.graph.ApplicationGraph;
import io.portals.api.graph.Registry;
import io.portals.api.graph.Step;
import io.portals.api.graph.Workflow;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** A cycle into which no input or generator leads never runs. */
final class CyclesAreReached implements LaunchRule {
    @Override
    public void check(Registry registry, Consumer<Problem> problems) {
        Set<String> reached = new LinkedHashSet<>();
        for (ApplicationGraph application : registry.applications()) {
            application.inputs().forEach(input -> reached.add(input.path()));
            reached.addAll(application.generators().keySet());
        }
        while (spread(registry, reached)) {
            // until nothing new is reached
        }
        for (ApplicationGraph application : registry.applications()) {
            for (Sequencer<?> sequencer : application.sequencers()) {
                if (!registry.feeding(sequencer).isEmpty() && !reached.contains(sequencer.path())) {
                    problems.accept(new Problem(
                            sequencer.path(),
                            "is fed by nothing but its own cycle, which no input or generator reaches",
                            "connect an input or a generator to it"));
                }
            }
        }
    }

    /** Whether a stream was found that is fed by one that is reached. */
    private static boolean spread(Registry registry, Set<String> reached) {
        boolean found = false;
        for (ApplicationGraph application : registry.applications()) {
            for (Sequencer<?> sequencer : application.sequencers()) {
                for (AtomicStream<?> from : registry.feeding(sequencer)) {
                    found |= reached.contains(from.path()) && reached.add(sequencer.path());
                }
            }
            for (Workflow workflow : application.workflows()) {
                for (Step step : workflow.steps()) {
                    if (step instanceof Step.Source source
                            && reached.contains(source.stream().path())) {
                        found |= reached.add(workflow.stream());
                    }
                }
            }
        }
        return found;
    }
}
