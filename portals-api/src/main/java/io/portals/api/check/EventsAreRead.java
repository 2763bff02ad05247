package io.portals.api.check;

import io.portals.api.graph.ApplicationGraph;
import io.portals.api.graph.Step;
import io.portals.api.graph.Workflow;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** A step whose events nobody reads does nothing, unless it is a keyed task: those may have effects besides. */
final class EventsAreRead implements ApplicationRule {
    @Override
    public void check(ApplicationGraph application, Consumer<Problem> problems) {
        for (Workflow workflow : application.workflows()) {
            Set<String> read = new LinkedHashSet<>();
            read.add(workflow.output());
            workflow.steps().forEach(step -> read.addAll(step.inputs()));
            for (Step step : workflow.steps()) {
                if (!(step instanceof Step.Keyed) && !read.contains(step.path())) {
                    problems.accept(
                            new Problem(
                                    step.path(),
                                    "its events go nowhere",
                                    "end its flow with .sink(), join it by .union(...) to the flow that is, or remove the step"));
                }
            }
        }
    }
}
