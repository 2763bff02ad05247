package io.portals.conformance.random.spec;

import io.portals.api.task.ErrorPolicy;
import java.io.Serializable;
import java.util.List;

/**
 * A keyed task.
 *
 * @param emits how many items it emits at most for one that it gets
 * @param ending what it does besides when it completes
 * @param policy under another than FAIL some of what its handlers get is poison
 * @param asks what it asks when it gets an item
 */
public record TaskSpec(String name, int emits, Ending ending, ErrorPolicy policy, List<AskSpec> asks)
        implements Serializable {
    /** What onComplete does besides telling the state. */
    public enum Ending {
        NOTHING,
        EMITS,
        ASKS
    }

    TaskSpec with(ErrorPolicy other) {
        return new TaskSpec(name, emits, ending, other, asks);
    }

    TaskSpec with(List<AskSpec> others) {
        return new TaskSpec(name, emits, ending, policy, others);
    }
}
