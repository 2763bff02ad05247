package io.portals.conformance.random.spec;

import java.io.Serializable;

/**
 * A stateless step. What it does depends on an item's content only.
 *
 * @param amount into how many parts the content is divided for the choice
 */
public record StepSpec(Kind kind, String name, int amount) implements Serializable {
    /** What it does. */
    public enum Kind {
        /** Marks the item, so that what came this way has a name of its own. */
        MAP,
        /** Drops one item of so many. */
        FILTER,
        /** Makes one to so many parts of an item. */
        FLAT_MAP,
        /** Two ways side by side, one of which drops one item of so many; both mark the items. */
        UNION
    }
}
