package io.portals.conformance.random.run;

import io.portals.conformance.random.program.Report;
import java.util.ArrayList;
import java.util.List;

/**
 * What a run gave.
 *
 * @param run which one, in words
 * @param reports the committed outputs
 * @param problems what is wrong without comparing: that the run did not end, or that state is not what was told of it
 */
public record Outcome(String run, List<Report> reports, List<String> problems) {
    public Outcome {
        reports = List.copyOf(reports);
        problems = List.copyOf(problems);
    }

    /** The same, with more that is wrong. */
    public Outcome and(List<String> more) {
        List<String> all = new ArrayList<>(problems);
        all.addAll(more);
        return new Outcome(run, reports, all);
    }
}
