package io.portals.conformance.random.spec;

import io.portals.conformance.random.spec.AskSpec.Limit;
import io.portals.conformance.random.spec.AskSpec.Release;
import io.portals.conformance.random.spec.PortalSpec.Manner;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Makes of any program one whose outcome is the same in every interleaving and at every speed. All that may differ by the model is
 * ruled out here, so that a difference between two runs is a defect:
 *
 * <ul>
 *   <li>what refers to nothing is dropped, and so is what no source reaches;
 *   <li>what feeds a sequencer over branches of a splitter is not fed to it another way: it would come twice, or in any order;
 *   <li>items lose a life in keyed tasks only, so a cycle without a task is opened;
 *   <li>an ask with a short limit goes only to those that do not answer before it has run out;
 *   <li>an ask with a long limit, and one inside another, is answered: whether an ask that stays unanswered or the one that waits
 *       for it is failed first is open;
 *   <li>an answer that is held back is released by what is sent together with the ask, or by a source's item, never by what
 *       follows from an ask that stays unanswered.
 * </ul>
 */
public final class Repair {
    private Repair() {}

    public static ProgramSpec repaired(ProgramSpec spec) {
        ProgramSpec connected = connected(spec);
        while (!connected.equals(spec)) {
            spec = connected;
            connected = connected(spec);
        }
        return asked(portals(connected));
    }

    // ------------------------------------------------------------------------------------------- streams

    private static ProgramSpec connected(ProgramSpec spec) {
        Set<String> reached = reached(spec);
        List<SequencerSpec> sequencers = new ArrayList<>();
        for (SequencerSpec sequencer : spec.sequencers()) {
            List<String> feeds = new ArrayList<>(new LinkedHashSet<>(sequencer.feeds()));
            feeds.removeIf(feed ->
                    !reached.contains(feed) || readsWithoutTask(spec, feed, sequencer.name(), new LinkedHashSet<>()));
            disjoint(spec, feeds);
            if (!feeds.isEmpty() && reached.contains(sequencer.name())) {
                sequencers.add(new SequencerSpec(sequencer.name(), sequencer.app(), feeds));
            }
        }
        List<WorkflowSpec> workflows = spec.workflows().stream()
                .filter(workflow -> reached.contains(workflow.name()))
                .toList();
        List<SourceSpec> sources =
                spec.sources().stream().filter(source -> source.items() > 0).toList();
        List<SplitterSpec> splitters = new ArrayList<>();
        for (SplitterSpec splitter : spec.splitters()) {
            List<SplitterSpec.Branch> branches = new ArrayList<>();
            boolean hasRest = false;
            for (SplitterSpec.Branch branch : splitter.branches()) {
                if (!branch.isRest() || !hasRest) {
                    branches.add(branch);
                }
                hasRest |= branch.isRest();
            }
            if (!branches.isEmpty() && reached.contains(splitter.reads())) {
                splitters.add(splitter.with(branches));
            }
        }
        return new ProgramSpec(sources, sequencers, splitters, workflows, spec.portals());
    }

    /** Leaves of the streams only those that have no producer in common with one before them. */
    private static void disjoint(ProgramSpec spec, List<String> streams) {
        Set<String> taken = new LinkedHashSet<>();
        streams.removeIf(stream -> {
            Set<String> producers = new LinkedHashSet<>();
            producers(spec, stream, producers, new LinkedHashSet<>());
            boolean isOpen = producers.stream().noneMatch(taken::contains);
            taken.addAll(isOpen ? producers : Set.of());
            return !isOpen;
        });
    }

    /** The sources and workflows of which a stream has items as they are. */
    private static void producers(ProgramSpec spec, String stream, Set<String> producers, Set<String> seen) {
        if (!seen.add(stream)) {
            return;
        }
        if (spec.splitterOf(stream).isPresent()) {
            producers(spec, spec.splitterOf(stream).orElseThrow().reads(), producers, seen);
        } else if (spec.sequencer(stream).isPresent()) {
            spec.sequencer(stream).orElseThrow().feeds().forEach(feed -> producers(spec, feed, producers, seen));
        } else {
            producers.add(stream);
        }
    }

    private static Set<String> reached(ProgramSpec spec) {
        Set<String> reached = new LinkedHashSet<>();
        spec.sources().stream().filter(source -> source.items() > 0).forEach(source -> reached.add(source.name()));
        boolean more = true;
        while (more) {
            more = false;
            for (SequencerSpec sequencer : spec.sequencers()) {
                if (sequencer.feeds().stream().anyMatch(reached::contains)) {
                    more |= reached.add(sequencer.name());
                }
            }
            for (SplitterSpec splitter : spec.splitters()) {
                if (reached.contains(splitter.reads())) {
                    for (SplitterSpec.Branch branch : splitter.branches()) {
                        more |= reached.add(branch.name());
                    }
                }
            }
            for (WorkflowSpec workflow : spec.workflows()) {
                if (reached.contains(workflow.reads())) {
                    more |= reached.add(workflow.name());
                }
            }
        }
        return reached;
    }

    /** Whether the stream depends on the other over stateless workflows only. */
    private static boolean readsWithoutTask(ProgramSpec spec, String stream, String other, Set<String> seen) {
        if (stream.equals(other)) {
            return true;
        }
        if (!seen.add(stream)) {
            return false;
        }
        for (WorkflowSpec workflow : spec.workflows()) {
            if (workflow.name().equals(stream)) {
                return workflow.stages().isEmpty() && readsWithoutTask(spec, workflow.reads(), other, seen);
            }
        }
        if (spec.splitterOf(stream).isPresent()) {
            return readsWithoutTask(spec, spec.splitterOf(stream).orElseThrow().reads(), other, seen);
        }
        return spec.sequencer(stream).stream()
                .flatMap(sequencer -> sequencer.feeds().stream())
                .anyMatch(feed -> readsWithoutTask(spec, feed, other, seen));
    }

    // ------------------------------------------------------------------------------------------- portals

    private static ProgramSpec portals(ProgramSpec spec) {
        List<PortalSpec> served = spec.portals().stream()
                .filter(portal -> spec.task(portal.task()).isPresent())
                .toList();
        List<PortalSpec> portals = new ArrayList<>();
        for (int i = served.size() - 1; i >= 0; i--) { // what is asked inside comes later, and is sound already
            PortalSpec portal = served.get(i);
            List<PortalSpec> later = List.copyOf(portals);
            if (portal.manner() != Manner.NESTS) {
                portals.add(0, portal.with(portal.manner(), null));
                continue;
            }
            AskSpec nested = portal.nested();
            PortalSpec asked = later.stream()
                    .filter(other -> other.name().equals(nested.portal()))
                    .findFirst()
                    .orElse(null);
            portals.add(
                    0,
                    asked == null
                            ? portal.with(Manner.REPLIES, null)
                            : portal.with(Manner.NESTS, sound(spec, nested, asked, null)));
        }
        return spec.withPortals(portals);
    }

    private static ProgramSpec asked(ProgramSpec spec) {
        List<WorkflowSpec> workflows = new ArrayList<>();
        for (WorkflowSpec workflow : spec.workflows()) {
            List<StageSpec> stages = new ArrayList<>();
            for (StageSpec stage : workflow.stages()) {
                List<TaskSpec> tasks = new ArrayList<>();
                for (TaskSpec task : stage.tasks()) {
                    tasks.add(task.with(task.asks().stream()
                            .map(ask -> spec.portal(ask.portal())
                                    .map(portal -> sound(spec, ask, portal, task.name()))
                                    .orElse(null))
                            .filter(Objects::nonNull)
                            .toList()));
                }
                stages.add(stage.with(tasks));
            }
            workflows.add(
                    new WorkflowSpec(workflow.name(), workflow.app(), workflow.reads(), stages, workflow.after()));
        }
        return spec.withWorkflows(workflows);
    }

    /** @param asker the task that asks when it gets an item; null if a replier asks */
    private static AskSpec sound(ProgramSpec spec, AskSpec ask, PortalSpec portal, String asker) {
        if (ask.tells() && asker != null) {
            return ask.with(Limit.NONE, Release.NONE);
        }
        boolean isShort = ask.limit() == Limit.SHORT;
        AskSpec asks = new AskSpec(
                ask.name(), ask.portal(), ask.oneOf(), false, ask.limit(), ask.release(), ask.all(), ask.emits());
        return switch (portal.manner()) {
            case REPLIES, REFUSES_SOME, NESTS -> asks.with(isShort ? Limit.NONE : ask.limit(), Release.NONE);
            case SILENT, AT_THE_END -> asks.with(asker == null || isShort ? Limit.SHORT : Limit.NONE, Release.NONE);
            case HOLDS -> {
                if (isShort || ask.release() == Release.TIMEOUT) {
                    yield asks.with(Limit.SHORT, Release.TIMEOUT);
                }
                boolean possible =
                        switch (ask.release()) {
                            case TELL, TELL_BEFORE -> true;
                            case PARTNER -> asker != null;
                            case ITEM -> asker != null && leads(spec, asker, portal.task());
                            default -> false;
                        };
                yield asks.with(ask.limit(), possible ? ask.release() : Release.TELL);
            }
        };
    }

    /** Whether an item that the first task emits comes to the second, with no other task between them. */
    static boolean leads(ProgramSpec spec, String from, String to) {
        ProgramSpec.Placed sender = spec.task(from).orElseThrow();
        ProgramSpec.Placed receiver = spec.task(to).orElseThrow();
        List<TaskSpec> all = sender.workflow().tasks();
        boolean isLast = all.get(all.size() - 1).name().equals(from);
        boolean isFirst = receiver.workflow().tasks().get(0).name().equals(to);
        String read = receiver.workflow().reads();
        String stream = sender.workflow().name();
        boolean isRead = read.equals(stream)
                || spec.sequencer(read)
                        .map(sequencer -> sequencer.feeds().contains(stream))
                        .orElse(false);
        return isLast && isFirst && isRead;
    }
}
