package io.portals.conformance.random.spec;

import java.io.Serializable;
import java.util.List;

/**
 * A generator.
 *
 * @param app the application that it belongs to
 * @param atoms how many items each atom has
 * @param ttl how many keyed tasks an item, and what follows from it, can pass
 * @param paired whether items come in pairs: what the first of a pair asks may be released by the second, which comes much later
 */
public record SourceSpec(String name, int app, List<Integer> atoms, int ttl, boolean paired) implements Serializable {

    public int items() {
        return atoms.stream().mapToInt(Integer::intValue).sum();
    }
}
