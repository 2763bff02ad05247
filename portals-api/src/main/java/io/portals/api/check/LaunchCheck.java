package io.portals.api.check;

import io.portals.api.graph.Registry;
import java.util.ArrayList;
import java.util.List;

/** What can be said of applications that are launched together. */
public final class LaunchCheck {
    private static final List<LaunchRule> RULES = List.of(
            new ApplicationsAreDistinct(),
            new StreamsResolve(),
            new PortalsResolve(),
            new SequencersAreFed(),
            new SplittersSplit(),
            new CyclesAreReached());

    private LaunchCheck() {}

    /** @throws InvalidApplicationException with all problems, if there are any */
    public static void check(Registry registry) {
        List<Problem> problems = new ArrayList<>();
        RULES.forEach(rule -> rule.check(registry, problems::add));
        if (!problems.isEmpty()) {
            throw new InvalidApplicationException(problems);
        }
    }
}
