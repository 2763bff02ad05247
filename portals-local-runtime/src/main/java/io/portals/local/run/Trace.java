package io.portals.local.run;

import java.util.List;

/**
 * The steps that a run has taken. Two runs of the same applications, with the same seed and the same inputs, have equal traces.
 *
 * <pre>{@code
 * System.out.println(run.trace());
 * }</pre>
 *
 * @param steps from the first that is kept
 * @param dropped how many steps before those were not kept
 */
public record Trace(List<Step> steps, long dropped) {
    public Trace {
        steps = List.copyOf(steps);
    }

    /** The last steps, so many at most. */
    public Trace last(int most) {
        int skipped = Math.max(0, steps.size() - most);
        return new Trace(steps.subList(skipped, steps.size()), dropped + skipped);
    }

    /** A line for each step. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        if (dropped > 0) {
            text.append("... ").append(dropped).append(" steps before\n");
        }
        for (Step step : steps) {
            text.append(step).append('\n');
        }
        return text.toString();
    }
}
