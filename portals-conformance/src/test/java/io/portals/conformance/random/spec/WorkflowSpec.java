package io.portals.conformance.random.spec;

import io.portals.api.task.ErrorPolicy;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * A workflow.
 *
 * @param reads the name of the source, sequencer or workflow whose stream it reads
 * @param stages empty for a workflow of stateless steps only
 * @param after stateless steps behind the last stage
 */
public record WorkflowSpec(String name, int app, String reads, List<StageSpec> stages, List<StepSpec> after)
        implements Serializable {

    public List<TaskSpec> tasks() {
        List<TaskSpec> tasks = new ArrayList<>();
        stages.forEach(stage -> tasks.addAll(stage.tasks()));
        return tasks;
    }

    /** Whether something in it goes to its dead letters by a policy. */
    public boolean hasLetters() {
        return policies().contains(ErrorPolicy.DEAD_LETTER);
    }

    public List<ErrorPolicy> policies() {
        List<ErrorPolicy> policies = new ArrayList<>();
        steps().forEach(step -> policies.add(step.policy()));
        stages.forEach(stage -> policies.add(stage.policy()));
        tasks().forEach(task -> policies.add(task.policy()));
        return policies;
    }

    public List<StepSpec> steps() {
        List<StepSpec> steps = new ArrayList<>();
        stages.forEach(stage -> steps.addAll(stage.before()));
        steps.addAll(after);
        return steps;
    }
}
