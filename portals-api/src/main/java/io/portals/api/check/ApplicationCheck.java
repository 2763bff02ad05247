package io.portals.api.check;

import io.portals.api.graph.ApplicationGraph;
import java.util.ArrayList;
import java.util.List;

/** What can be said of an application by itself. */
public final class ApplicationCheck {
    private static final List<ApplicationRule> RULES =
            List.of(new TasksAreNamedClasses(), new PortalsAreOwn(), new DeclaredUsesAreSound(), new EventsAreRead());

    private ApplicationCheck() {}

    /** All problems, in the order of the rules. */
    public static List<Problem> check(ApplicationGraph application) {
        List<Problem> problems = new ArrayList<>();
        RULES.forEach(rule -> rule.check(application, problems::add));
        return problems;
    }
}
