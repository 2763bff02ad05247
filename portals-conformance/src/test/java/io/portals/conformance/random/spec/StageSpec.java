package io.portals.conformance.random.spec;

import io.portals.api.task.ErrorPolicy;
import java.io.Serializable;
import java.util.List;

/**
 * A keyBy, the stateless steps before it, and the tasks under it, one behind the other.
 *
 * @param policy that of the key selector; under another than FAIL some items are poison for it
 * @param keys how many keys there are
 * @param tasks one or more
 */
public record StageSpec(List<StepSpec> before, KeyKind kind, ErrorPolicy policy, int keys, List<TaskSpec> tasks)
        implements Serializable {
    StageSpec with(List<TaskSpec> others) {
        return new StageSpec(before, kind, policy, keys, others);
    }

    /** The type of keys. Tasks of one core may have different ones. */
    public enum KeyKind {
        NUMBER,
        TEXT,
        RECORD
    }
}
