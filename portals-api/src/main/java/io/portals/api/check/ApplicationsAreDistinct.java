package io.portals.api.check;

import io.portals.api.graph.ApplicationGraph;
import io.portals.api.graph.Registry;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;

/** The application's name is the first part of all its paths. */
final class ApplicationsAreDistinct implements LaunchRule {
    @Override
    public void check(Registry registry, Consumer<Problem> problems) {
        Set<String> names = new LinkedHashSet<>();
        for (ApplicationGraph application : registry.applications()) {
            if (!names.add(application.name())) {
                problems.accept(new Problem(
                        "application \"" + application.name() + "\"",
                        "is launched twice",
                        "launch it once, or give one of the two another name"));
            }
        }
    }
}
