package io.portals.conformance.random;

import io.portals.conformance.random.spec.ProgramSpec;
import io.portals.conformance.random.spec.Smaller;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Makes a program on which runs disagree smaller, as long as they disagree. */
final class Shrinker {
    private final Predicate<ProgramSpec> disagrees;
    private final long end;
    private final Set<ProgramSpec> tried = new HashSet<>();

    private Shrinker(Predicate<ProgramSpec> disagrees, Duration limit) {
        this.disagrees = disagrees;
        this.end = System.nanoTime() + limit.toNanos();
    }

    /**
     * The smallest program that was found, maybe the given one.
     *
     * @param limit after which no other is tried
     */
    static ProgramSpec shrunk(ProgramSpec spec, Predicate<ProgramSpec> disagrees, Duration limit) {
        return new Shrinker(disagrees, limit).shrunk(spec);
    }

    private ProgramSpec shrunk(ProgramSpec spec) {
        ProgramSpec smallest = spec;
        boolean found = true;
        while (found) {
            found = false;
            for (ProgramSpec smaller : Smaller.than(smallest)) {
                if (System.nanoTime() > end) {
                    return smallest;
                }
                if (tried.add(smaller) && disagrees.test(smaller)) {
                    smallest = smaller;
                    found = true;
                    break;
                }
            }
        }
        return smallest;
    }
}
