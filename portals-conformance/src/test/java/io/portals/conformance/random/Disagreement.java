package io.portals.conformance.random;

import io.portals.conformance.random.run.Difference;
import io.portals.conformance.random.run.Plant;
import io.portals.conformance.random.spec.ProgramSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A program on which runs disagree.
 *
 * @param onFlink whether a run on Flink disagrees with the first; else one on the local runtime does
 */
record Disagreement(long seed, ProgramSpec program, boolean onFlink, List<Difference> differences) {
    /** Of each kind: what is missing brings other things out of order. */
    private static final int MOST_SHOWN = 3;

    /** Whether it says which item is affected. */
    boolean namesItem() {
        return differences.stream().anyMatch(Difference::namesItem);
    }

    /** The line that runs it again. */
    String command(Plant plant) {
        return "portals-conformance/run --seeds 1 --from " + seed + (plant == Plant.NONE ? "" : " --plant " + plant)
                + (onFlink || plant.isLocal() ? "" : " --local-only");
    }

    /** Lines that say what differs, some of each kind. */
    List<String> lines() {
        Map<Difference.Kind, Integer> shown = new LinkedHashMap<>();
        List<String> lines = new ArrayList<>();
        for (Difference difference : differences) {
            int count = shown.merge(difference.kind(), 1, Integer::sum);
            if (count <= MOST_SHOWN) {
                lines.add(difference.toString());
            }
        }
        shown.forEach((kind, count) -> {
            if (count > MOST_SHOWN) {
                lines.add("... and " + (count - MOST_SHOWN) + " more of kind: " + kind);
            }
        });
        return lines;
    }
}
