package io.portals.conformance.random.spec;

import java.io.Serializable;
import java.util.List;

/**
 * A keyBy, the stateless steps before it, and the tasks under it, one behind the other.
 *
 * @param keys how many keys there are
 * @param tasks one or more
 */
public record StageSpec(List<StepSpec> before, KeyKind kind, int keys, List<TaskSpec> tasks) implements Serializable {
    /** The type of keys. Tasks of one core may have different ones. */
    public enum KeyKind {
        NUMBER,
        TEXT,
        RECORD
    }
}
