package io.portals.conformance.random.spec;

import java.io.Serializable;
import java.util.List;

/**
 * A keyed task.
 *
 * @param emits how many items it emits at most for one that it gets
 * @param ending what it does besides when it completes
 * @param asks what it asks when it gets an item
 */
public record TaskSpec(String name, int emits, Ending ending, List<AskSpec> asks) implements Serializable {
    /** What onComplete does besides telling the state. */
    public enum Ending {
        NOTHING,
        EMITS,
        ASKS
    }

    TaskSpec with(List<AskSpec> others) {
        return new TaskSpec(name, emits, ending, others);
    }
}
