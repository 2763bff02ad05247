package io.portals.conformance.random.spec;

import io.portals.api.task.ErrorPolicy;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A program: plain data, which can be printed, compared and made smaller. Its parts refer to each other by name. What runs is
 * made of it by the program builder.
 *
 * @param portals a replier asks only portals that come later in the list, so that asks inside asks end
 */
public record ProgramSpec(
        List<SourceSpec> sources,
        List<SequencerSpec> sequencers,
        List<SplitterSpec> splitters,
        List<WorkflowSpec> workflows,
        List<PortalSpec> portals)
        implements Serializable {

    /** A task and where it is. */
    public record Placed(WorkflowSpec workflow, StageSpec stage, TaskSpec task) {}

    public List<Placed> tasks() {
        List<Placed> tasks = new ArrayList<>();
        for (WorkflowSpec workflow : workflows) {
            for (StageSpec stage : workflow.stages()) {
                stage.tasks().forEach(task -> tasks.add(new Placed(workflow, stage, task)));
            }
        }
        return tasks;
    }

    public Optional<Placed> task(String name) {
        return tasks().stream()
                .filter(placed -> placed.task().name().equals(name))
                .findFirst();
    }

    public Optional<PortalSpec> portal(String name) {
        return portals.stream().filter(portal -> portal.name().equals(name)).findFirst();
    }

    public Optional<SequencerSpec> sequencer(String name) {
        return sequencers.stream()
                .filter(sequencer -> sequencer.name().equals(name))
                .findFirst();
    }

    /**
     * The two streams that a workflow joins, instead of reading a sequencer of them; empty if it does not. It is said by its name, so
     * that a smaller program joins what it did.
     */
    public List<String> joinedBy(WorkflowSpec workflow) {
        List<String> feeds =
                sequencer(workflow.reads()).map(SequencerSpec::feeds).orElse(List.of());
        boolean can = feeds.size() == 2
                && !workflow.stages().isEmpty()
                && workflow.stages().get(0).before().isEmpty()
                && workflow.stages().get(0).policy() == ErrorPolicy.FAIL;
        return can && workflow.name().hashCode() % 2 == 0 ? feeds : List.of();
    }

    /** The splitter that a branch belongs to. */
    public Optional<SplitterSpec> splitterOf(String branch) {
        return splitters.stream().filter(splitter -> splitter.has(branch)).findFirst();
    }

    public List<PortalSpec> servedBy(String task) {
        return portals.stream().filter(portal -> portal.task().equals(task)).toList();
    }

    /** All that is asked, by tasks and by repliers. */
    public List<AskSpec> asks() {
        List<AskSpec> asks = new ArrayList<>();
        tasks().forEach(placed -> asks.addAll(placed.task().asks()));
        portals.stream()
                .map(PortalSpec::nested)
                .filter(nested -> nested != null)
                .forEach(asks::add);
        return asks;
    }

    public Optional<AskSpec> ask(String name) {
        return asks().stream().filter(ask -> ask.name().equals(name)).findFirst();
    }

    /** The application of a portal: that of the task that replies. */
    public int appOf(PortalSpec portal) {
        return task(portal.task()).orElseThrow().workflow().app();
    }

    /** The applications that have something in them. */
    public Set<Integer> apps() {
        Set<Integer> apps = new LinkedHashSet<>();
        sources.forEach(source -> apps.add(source.app()));
        sequencers.forEach(sequencer -> apps.add(sequencer.app()));
        workflows.forEach(workflow -> apps.add(workflow.app()));
        splitters.forEach(splitter -> {
            apps.add(splitter.app());
            splitter.branches().forEach(branch -> apps.add(branch.app()));
        });
        return apps;
    }

    ProgramSpec withSources(List<SourceSpec> others) {
        return new ProgramSpec(others, sequencers, splitters, workflows, portals);
    }

    ProgramSpec withSequencers(List<SequencerSpec> others) {
        return new ProgramSpec(sources, others, splitters, workflows, portals);
    }

    ProgramSpec withSplitters(List<SplitterSpec> others) {
        return new ProgramSpec(sources, sequencers, others, workflows, portals);
    }

    ProgramSpec withWorkflows(List<WorkflowSpec> others) {
        return new ProgramSpec(sources, sequencers, splitters, others, portals);
    }

    ProgramSpec withPortals(List<PortalSpec> others) {
        return new ProgramSpec(sources, sequencers, splitters, workflows, others);
    }

    /** A line for each part. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        sources.forEach(part -> text.append(part).append('\n'));
        sequencers.forEach(part -> text.append(part).append('\n'));
        splitters.forEach(part -> text.append(part).append('\n'));
        for (WorkflowSpec workflow : workflows) {
            text.append("WorkflowSpec[name=" + workflow.name() + ", app=" + workflow.app() + ", reads="
                    + workflow.reads() + "]\n");
            workflow.stages().forEach(stage -> text.append("  ").append(stage).append('\n'));
            workflow.after().forEach(step -> text.append("  ").append(step).append('\n'));
        }
        portals.forEach(part -> text.append(part).append('\n'));
        return text.toString();
    }
}
