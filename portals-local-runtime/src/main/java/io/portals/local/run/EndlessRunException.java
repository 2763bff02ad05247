package io.portals.local.run;

import java.util.List;

/** A run did not come to rest within its bound: an atom goes round a cycle for ever, or it is a very long run. */
public final class EndlessRunException extends IllegalStateException {
    private final List<String> cycle;

    /** @param cycle the paths of the places that atoms go round, in order; empty if there is no cycle */
    public EndlessRunException(String message, List<String> cycle) {
        super(message);
        this.cycle = List.copyOf(cycle);
    }

    /** The paths of the places that atoms go round, in order. */
    public List<String> cycle() {
        return cycle;
    }
}
