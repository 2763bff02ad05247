package io.portals.api.check;

import io.portals.api.graph.ApplicationGraph;
import io.portals.api.graph.Registry;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** A splitter has branches, each with a name of its own, and at most one for the rest; a branch names a splitter with its type. */
final class SplittersSplit implements LaunchRule {
    @Override
    public void check(Registry registry, Consumer<Problem> problems) {
        Set<String> paths = new LinkedHashSet<>();
        for (ApplicationGraph application : registry.applications()) {
            for (ApplicationGraph.Split split : application.splits()) {
                paths.add(split.splitter().path());
                branches(split, registry.branches(split.splitter()), problems);
            }
        }
        for (ApplicationGraph application : registry.applications()) {
            for (ApplicationGraph.Branch branch : application.branches()) {
                if (!paths.contains(branch.splitter().path())) {
                    problems.accept(new Problem(
                            "/" + application.name() + ": the branch " + branch.path(),
                            "names the splitter " + branch.splitter().path() + ", which does not exist",
                            "launch the application that has it, or mend the path; there are: "
                                    + (paths.isEmpty() ? "none" : String.join(", ", paths))));
                }
            }
        }
    }

    private static void branches(
            ApplicationGraph.Split split, List<ApplicationGraph.Branch> branches, Consumer<Problem> problems) {
        String path = split.splitter().path();
        if (branches.isEmpty()) {
            problems.accept(new Problem(
                    path, "has no branches", "add one with app.branch(...) or app.rest(...), or remove the splitter"));
        }
        Set<String> names = new LinkedHashSet<>();
        boolean hasRest = false;
        for (ApplicationGraph.Branch branch : branches) {
            if (!names.add(branch.path())) {
                problems.accept(new Problem(
                        branch.path(), "the name is used by two branches", "give one of them another name"));
            }
            if (branch.isRest() && hasRest) {
                problems.accept(new Problem(
                        branch.path(),
                        "is a second branch for the rest",
                        "read the first one, or give this one a predicate"));
            }
            hasRest |= branch.isRest();
            if (branch.splitter().type().differsFrom(split.splitter().type())) {
                problems.accept(new Problem(
                        branch.path(),
                        "takes " + branch.splitter().type() + ", but the splitter has "
                                + split.splitter().type(),
                        "use the type of the splitter"));
            }
        }
    }
}
