package io.portals.conformance.random.spec;

import io.portals.api.task.ErrorPolicy;
import java.io.Serializable;
import java.util.List;

/**
 * A keyed task.
 *
 * @param emits how many items it emits at most for one that it gets
 * @param ending what it does besides when it completes
 * @param keeps what state it has besides values
 * @param timer what it sets when it gets an item; null if none
 * @param policy under another than FAIL some of what its handlers get is poison
 * @param asks what it asks when it gets an item
 */
public record TaskSpec(
        String name, int emits, Ending ending, Keeping keeps, TimerSpec timer, ErrorPolicy policy, List<AskSpec> asks)
        implements Serializable {
    /** What onComplete does besides telling the state. */
    public enum Ending {
        NOTHING,
        EMITS,
        ASKS
    }

    /** What it keeps of what it handled. */
    public enum Keeping {
        VALUE,
        LIST,
        MAP
    }

    TaskSpec with(Keeping other) {
        return new TaskSpec(name, emits, ending, other, timer, policy, asks);
    }

    TaskSpec with(TimerSpec other) {
        return new TaskSpec(name, emits, ending, keeps, other, policy, asks);
    }

    TaskSpec with(Ending other) {
        return new TaskSpec(name, emits, other, keeps, timer, policy, asks);
    }

    TaskSpec with(ErrorPolicy other) {
        return new TaskSpec(name, emits, ending, keeps, timer, other, asks);
    }

    TaskSpec with(List<AskSpec> others) {
        return new TaskSpec(name, emits, ending, keeps, timer, policy, others);
    }
}
