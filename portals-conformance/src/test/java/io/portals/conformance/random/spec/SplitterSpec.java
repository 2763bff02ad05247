package io.portals.conformance.random.spec;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A splitter.
 *
 * @param reads the name of the source, sequencer, workflow or branch whose stream it splits
 * @param branches their names are those of streams; at most one is for the rest
 */
public record SplitterSpec(String name, int app, String reads, List<Branch> branches) implements Serializable {
    /**
     * A branch.
     *
     * @param app the application that adds it
     * @param oneOf it would take one of so many items, but an earlier one may take them first; 0 for the rest
     */
    public record Branch(String name, int app, int oneOf) implements Serializable {
        public boolean isRest() {
            return oneOf == 0;
        }
    }

    public boolean has(String branch) {
        return branches.stream().anyMatch(each -> each.name().equals(branch));
    }

    public boolean hasRest() {
        return branches.stream().anyMatch(Branch::isRest);
    }

    SplitterSpec with(List<Branch> others) {
        return new SplitterSpec(name, app, reads, others);
    }

    SplitterSpec inOneApplication() {
        List<Branch> moved = new ArrayList<>();
        branches.forEach(branch -> moved.add(new Branch(branch.name(), 0, branch.oneOf())));
        return new SplitterSpec(name, 0, reads, moved);
    }
}
