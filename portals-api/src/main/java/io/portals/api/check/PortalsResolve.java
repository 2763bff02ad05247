package io.portals.api.check;

import io.portals.api.KeyedPortal;
import io.portals.api.Portal;
import io.portals.api.graph.Registry;
import io.portals.api.graph.Step;
import java.util.List;
import java.util.function.Consumer;

/** A portal that a task asks has a replier, with its types. */
final class PortalsResolve implements LaunchRule {
    @Override
    public void check(Registry registry, Consumer<Problem> problems) {
        registry.steps().values().forEach(step -> {
            if (step instanceof Step.Keyed keyed) {
                keyed.uses().portals().forEach(portal -> resolve(registry, keyed.path(), portal, problems));
            }
        });
    }

    private static void resolve(Registry registry, String task, Portal<?, ?> asked, Consumer<Problem> problems) {
        List<Registry.Answered> answering = registry.portals().get(asked.path());
        if (answering == null) {
            problems.accept(new Problem(
                    task,
                    "asks " + asked.path() + ", to which no task replies",
                    "launch the application that serves it, or mend the path; there are: "
                            + (registry.portals().isEmpty()
                                    ? "none"
                                    : String.join(", ", registry.portals().keySet()))));
            return;
        }
        KeyedPortal<?, ?, ?> served = answering.get(0).portal();
        if (asked.request().differsFrom(served.request()) || asked.reply().differsFrom(served.reply())) {
            problems.accept(new Problem(
                    task, "asks " + asked + ", but it is served as " + served, "use the types of the portal"));
        }
    }
}
