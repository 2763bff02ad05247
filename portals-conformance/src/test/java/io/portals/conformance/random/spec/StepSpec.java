package io.portals.conformance.random.spec;

import io.portals.api.task.ErrorPolicy;
import java.io.Serializable;

/**
 * A stateless step. What it does depends on an item's content only.
 *
 * @param amount into how many parts the content is divided for the choice
 * @param policy under another than FAIL some items are poison
 */
public record StepSpec(Kind kind, String name, int amount, ErrorPolicy policy) implements Serializable {
    StepSpec with(ErrorPolicy other) {
        return new StepSpec(kind, name, amount, other);
    }

    /** What it does. */
    public enum Kind {
        /** Marks the item, so that what came this way has a name of its own. */
        MAP,
        /** Drops one item of so many. */
        FILTER,
        /** Makes one to so many parts of an item. */
        FLAT_MAP,
        /** A task without a key, which marks items and counts them. */
        TASK,
        /** Two ways side by side, one of which drops one item of so many; both mark the items. */
        UNION
    }
}
