package io.portals.flink.plan;

import io.portals.api.Fn;
import io.portals.api.graph.ApplicationGraph;
import io.portals.api.graph.Registry;
import io.portals.api.graph.Step;
import io.portals.api.task.ErrorPolicy;
import java.util.ArrayList;
import java.util.List;

/**
 * A splitter as stateless steps: each branch is a filter of the stream, with the path of the branch, that keeps what its predicate
 * takes and those before it do not. Predicates are tried again for each branch; so branches need no operator in common, and each
 * can be where its readers are, in a core or outside.
 */
final class Branches {
    private Branches() {}

    /** The steps of a splitter. Where no branch takes the rest, there is one more, which skips, and so counts, what is dropped. */
    static List<Step> of(ApplicationGraph.Split split, Registry registry) {
        String from = split.from().path();
        List<Step> steps = new ArrayList<>();
        List<Fn<Object, Boolean>> before = new ArrayList<>();
        boolean isRestTaken = false;
        for (ApplicationGraph.Branch branch : registry.branches(split.splitter())) {
            Taken taken = new Taken(List.copyOf(before), branch.when());
            steps.add(new Step.Filter(branch.path(), from, split.splitter().type(), taken, ErrorPolicy.FAIL));
            before.add(branch.when());
            isRestTaken |= branch.isRest();
        }
        if (!isRestTaken) {
            steps.add(new Step.Filter(
                    split.splitter().path(),
                    from,
                    split.splitter().type(),
                    new Dropped(List.copyOf(before)),
                    ErrorPolicy.SKIP));
        }
        return steps;
    }

    private static boolean isTaken(List<Fn<Object, Boolean>> by, Object event) {
        for (Fn<Object, Boolean> when : by) {
            if (when.apply(event)) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether a branch takes an event.
     *
     * @param when null for the branch of the rest
     */
    private record Taken(List<Fn<Object, Boolean>> before, Fn<Object, Boolean> when) implements Fn<Object, Boolean> {
        @Override
        public Boolean apply(Object event) {
            return !isTaken(before, event) && (when == null || when.apply(event));
        }
    }

    /** Keeps nothing; fails for what no branch takes. */
    private record Dropped(List<Fn<Object, Boolean>> branches) implements Fn<Object, Boolean> {
        @Override
        public Boolean apply(Object event) {
            if (!isTaken(branches, event)) {
                throw new NoBranch();
            }
            return false;
        }
    }

    /** No branch takes an event. Without a stack trace, as it is expected. */
    private static final class NoBranch extends RuntimeException {
        private static final long serialVersionUID = 1L;

        NoBranch() {
            super("no branch takes it", null, false, false);
        }
    }
}
