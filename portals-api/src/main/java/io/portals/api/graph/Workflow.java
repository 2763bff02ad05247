package io.portals.api.graph;

import io.portals.api.Path;
import java.util.List;

/**
 * A DAG of steps that consumes one atomic stream, or several that it joins, and produces one.
 *
 * @param path {@code /APP/workflows/NAME}
 * @param steps inputs before those that read them
 * @param output the path of the step whose events the workflow produces
 */
public record Workflow(String path, List<Step> steps, String output) {
    public Workflow {
        steps = List.copyOf(steps);
    }

    /** The path of the stream that it produces. */
    public String stream() {
        return path + "/" + Path.STREAM;
    }

    /** The path of the stream of what its steps, by their policy, set aside. */
    public String deadLetters() {
        return path + "/" + Path.DEAD_LETTERS;
    }

    /** The step with the given path. */
    public Step step(String path) {
        for (Step step : steps) {
            if (step.path().equals(path)) {
                return step;
            }
        }
        throw new IllegalArgumentException(this.path + " has no step " + path);
    }
}
