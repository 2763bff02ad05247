package io.portals.conformance.random.spec;

import io.portals.api.task.ErrorPolicy;
import io.portals.conformance.random.spec.AskSpec.Limit;
import io.portals.conformance.random.spec.AskSpec.Release;
import io.portals.conformance.random.spec.PortalSpec.Manner;
import io.portals.conformance.random.spec.TaskSpec.Ending;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** Programs that are a little smaller than a given one: each lacks one thing, or has it simpler. */
public final class Smaller {
    private Smaller() {}

    /** All that differ from it, and still do something. Those that lack most come first. */
    public static List<ProgramSpec> than(ProgramSpec spec) {
        List<ProgramSpec> raw = new ArrayList<>();
        parts(spec.workflows(), Smaller::workflows).forEach(list -> raw.add(spec.withWorkflows(list)));
        parts(spec.sources(), Smaller::sources).forEach(list -> raw.add(spec.withSources(list)));
        parts(spec.portals(), Smaller::portals).forEach(list -> raw.add(spec.withPortals(list)));
        parts(spec.sequencers(), Smaller::sequencers).forEach(list -> raw.add(spec.withSequencers(list)));
        parts(spec.splitters(), Smaller::splitters).forEach(list -> raw.add(spec.withSplitters(list)));
        for (SplitterSpec splitter : spec.splitters()) {
            splitter.branches().forEach(branch -> raw.add(reading(spec, branch.name(), splitter.reads())));
        }
        raw.add(inOneApplication(spec));
        Set<ProgramSpec> smaller = new LinkedHashSet<>();
        for (ProgramSpec each : raw) {
            ProgramSpec repaired = Repair.repaired(each);
            if (!repaired.equals(spec) && !repaired.tasks().isEmpty()) {
                smaller.add(repaired);
            }
        }
        return List.copyOf(smaller);
    }

    /** All that reads the one stream reads the other. */
    private static ProgramSpec reading(ProgramSpec spec, String from, String to) {
        return new ProgramSpec(
                spec.sources(),
                spec.sequencers().stream()
                        .map(sequencer -> new SequencerSpec(
                                sequencer.name(),
                                sequencer.app(),
                                sequencer.feeds().stream()
                                        .map(feed -> feed.equals(from) ? to : feed)
                                        .toList()))
                        .toList(),
                spec.splitters().stream()
                        .map(splitter -> splitter.reads().equals(from)
                                ? new SplitterSpec(splitter.name(), splitter.app(), to, splitter.branches())
                                : splitter)
                        .toList(),
                spec.workflows().stream()
                        .map(workflow -> workflow.reads().equals(from)
                                ? new WorkflowSpec(
                                        workflow.name(), workflow.app(), to, workflow.stages(), workflow.after())
                                : workflow)
                        .toList(),
                spec.portals());
    }

    /** The list without one of its parts, and with one of them smaller. */
    private static <T> List<List<T>> parts(List<T> all, Function<T, List<T>> smaller) {
        List<List<T>> lists = new ArrayList<>(without(all));
        for (int i = 0; i < all.size(); i++) {
            for (T each : smaller.apply(all.get(i))) {
                List<T> list = new ArrayList<>(all);
                list.set(i, each);
                lists.add(List.copyOf(list));
            }
        }
        return lists;
    }

    private static <T> List<List<T>> without(List<T> all) {
        List<List<T>> lists = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            List<T> list = new ArrayList<>(all);
            list.remove(i);
            lists.add(List.copyOf(list));
        }
        return lists;
    }

    private static ProgramSpec inOneApplication(ProgramSpec spec) {
        return new ProgramSpec(
                spec.sources().stream()
                        .map(source -> new SourceSpec(source.name(), 0, source.atoms(), source.ttl(), source.paired()))
                        .toList(),
                spec.sequencers().stream()
                        .map(sequencer -> new SequencerSpec(sequencer.name(), 0, sequencer.feeds()))
                        .toList(),
                spec.splitters().stream().map(SplitterSpec::inOneApplication).toList(),
                spec.workflows().stream()
                        .map(workflow -> new WorkflowSpec(
                                workflow.name(), 0, workflow.reads(), workflow.stages(), workflow.after()))
                        .toList(),
                spec.portals());
    }

    // ------------------------------------------------------------------------------------------- parts

    private static List<SourceSpec> sources(SourceSpec source) {
        List<Integer> atoms = source.atoms();
        List<List<Integer>> fewer = new ArrayList<>();
        fewer.add(List.copyOf(atoms.subList(0, atoms.size() / 2)));
        fewer.add(List.copyOf(atoms.subList(atoms.size() / 2, atoms.size())));
        fewer.addAll(without(atoms));
        fewer.add(atoms.stream().map(size -> 1).toList());
        List<SourceSpec> smaller = new ArrayList<>();
        for (List<Integer> each : fewer) {
            smaller.add(new SourceSpec(source.name(), source.app(), each, source.ttl(), source.paired()));
        }
        for (int ttl = 0; ttl < source.ttl(); ttl++) {
            smaller.add(new SourceSpec(source.name(), source.app(), atoms, ttl, source.paired()));
        }
        smaller.add(new SourceSpec(source.name(), source.app(), atoms, source.ttl(), false));
        return smaller;
    }

    private static List<SequencerSpec> sequencers(SequencerSpec sequencer) {
        return without(sequencer.feeds()).stream()
                .map(feeds -> new SequencerSpec(sequencer.name(), sequencer.app(), feeds))
                .toList();
    }

    private static List<SplitterSpec> splitters(SplitterSpec splitter) {
        return without(splitter.branches()).stream().map(splitter::with).toList();
    }

    private static List<WorkflowSpec> workflows(WorkflowSpec workflow) {
        List<WorkflowSpec> smaller = new ArrayList<>();
        parts(workflow.stages(), Smaller::stages)
                .forEach(stages -> smaller.add(
                        new WorkflowSpec(workflow.name(), workflow.app(), workflow.reads(), stages, workflow.after())));
        parts(workflow.after(), Smaller::steps)
                .forEach(steps -> smaller.add(
                        new WorkflowSpec(workflow.name(), workflow.app(), workflow.reads(), workflow.stages(), steps)));
        return smaller;
    }

    private static List<StageSpec> stages(StageSpec stage) {
        List<StageSpec> smaller = new ArrayList<>();
        parts(stage.before(), Smaller::steps)
                .forEach(steps ->
                        smaller.add(new StageSpec(steps, stage.kind(), stage.policy(), stage.keys(), stage.tasks())));
        parts(stage.tasks(), Smaller::tasks).stream()
                .filter(tasks -> !tasks.isEmpty())
                .forEach(tasks -> smaller.add(stage.with(tasks)));
        if (stage.keys() > 1) {
            smaller.add(new StageSpec(stage.before(), stage.kind(), stage.policy(), 1, stage.tasks()));
        }
        smaller.add(new StageSpec(stage.before(), stage.kind(), ErrorPolicy.FAIL, stage.keys(), stage.tasks()));
        return smaller;
    }

    private static List<StepSpec> steps(StepSpec step) {
        return List.of(step.with(ErrorPolicy.FAIL));
    }

    private static List<TaskSpec> tasks(TaskSpec task) {
        List<TaskSpec> smaller = new ArrayList<>();
        parts(task.asks(), Smaller::asks).forEach(asks -> smaller.add(task.with(asks)));
        for (int emits = 0; emits < task.emits(); emits++) {
            smaller.add(new TaskSpec(
                    task.name(), emits, task.ending(), task.keeps(), task.timer(), task.policy(), task.asks()));
        }
        smaller.add(task.with(Ending.NOTHING));
        smaller.add(task.with(TaskSpec.Keeping.VALUE));
        TimerSpec timer = task.timer();
        if (timer != null) {
            smaller.add(task.with((TimerSpec) null));
            smaller.add(
                    task.with(new TimerSpec(timer.name(), timer.oneOf(), timer.delayMillis(), false, timer.emits())));
            smaller.add(
                    task.with(new TimerSpec(timer.name(), timer.oneOf(), timer.delayMillis(), timer.cancels(), false)));
        }
        smaller.add(task.with(ErrorPolicy.FAIL));
        return smaller;
    }

    private static List<AskSpec> asks(AskSpec ask) {
        return List.of(
                new AskSpec(
                        ask.name(),
                        ask.portal(),
                        ask.oneOf(),
                        ask.tells(),
                        ask.limit(),
                        ask.release(),
                        ask.all(),
                        false),
                new AskSpec(
                        ask.name(), ask.portal(), ask.oneOf(), ask.tells(), ask.limit(), ask.release(), 0, ask.emits()),
                ask.with(Limit.NONE, ask.release()),
                ask.with(ask.limit(), Release.NONE));
    }

    private static List<PortalSpec> portals(PortalSpec portal) {
        List<PortalSpec> smaller = new ArrayList<>();
        smaller.add(portal.with(Manner.REPLIES, null));
        smaller.add(new PortalSpec(portal.name(), portal.task(), portal.manner(), portal.nested(), false));
        if (portal.nested() != null) {
            asks(portal.nested()).forEach(nested -> smaller.add(portal.with(portal.manner(), nested)));
        }
        return smaller;
    }
}
