package io.portals.conformance.random.run;

import io.portals.conformance.random.program.Report;
import io.portals.conformance.random.spec.AskSpec;
import io.portals.conformance.random.spec.PortalSpec;
import io.portals.conformance.random.spec.ProgramSpec;
import io.portals.conformance.random.spec.SplitterSpec;
import io.portals.conformance.random.spec.StepSpec;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a program covers. Most are seen from what it did: that a part is there does not say that it was used. */
public enum Feature {
    SEVERAL_WORKFLOWS("several workflows"),
    SEVERAL_APPLICATIONS("several applications"),
    SEQUENCERS("sequencers"),
    UNIONS("unions"),
    JOINS("joins of two streams"),
    SPLITTERS("splitters whose branches were read"),
    SPLITTERS_ACROSS("branches added by other applications"),
    SPLITTERS_DROPPING("splitters without a branch for the rest"),
    FLOW_TASKS("tasks without a key, with state per instance"),
    POLICIES_OF_STEPS("steps or key selectors that set something aside"),
    POLICIES_OF_TASKS("tasks that set an item aside"),
    POLICIES_OF_REPLIERS("repliers that set a request aside"),
    POLICIES_OF_CONTINUATIONS("continuations that were set aside"),
    CYCLES("cycles that an item went round"),
    ASKS("asks"),
    GATHERED("several asks made as one"),
    PORTALS_BOTH_WAYS("portals asked both ways between applications"),
    NESTED_ASKS("asks inside asks"),
    THREE_DEEP("asks three deep"),
    DEFERRED_REPLIES("replies deferred until released"),
    TELLS("tells"),
    REFUSALS("failing repliers"),
    TIMERS("timers"),
    TIMERS_CANCELLED("timers that were cancelled"),
    LISTS("lists as state"),
    MAPS("maps as state"),
    TIMEOUTS("timeouts"),
    LATE_REPLIES("late replies"),
    SET_ASIDE("asks whose request was set aside"),
    UNANSWERED("unanswered asks"),
    COMPLETION("items or asks from onComplete");

    private final String text;

    Feature(String text) {
        this.text = text;
    }

    @Override
    public String toString() {
        return text;
    }

    /** @param lateReplies how many replies came too late */
    public static Set<Feature> of(ProgramSpec spec, List<Report> reports, int lateReplies) {
        Set<Feature> features = EnumSet.noneOf(Feature.class);
        add(features, SEVERAL_WORKFLOWS, spec.workflows().size() > 1);
        add(features, SEVERAL_APPLICATIONS, spec.apps().size() > 1);
        add(features, SEQUENCERS, !spec.sequencers().isEmpty());
        add(
                features,
                UNIONS,
                spec.workflows().stream()
                        .flatMap(workflow -> workflow.steps().stream())
                        .anyMatch(step -> step.kind() == StepSpec.Kind.UNION));
        add(features, JOINS, spec.workflows().stream().anyMatch(workflow -> !spec.joinedBy(workflow)
                .isEmpty()));
        for (SplitterSpec splitter : spec.splitters()) {
            boolean isRead = splitter.branches().stream()
                    .anyMatch(branch -> spec.workflows().stream()
                                    .anyMatch(workflow -> workflow.reads().equals(branch.name()))
                            || spec.sequencers().stream()
                                    .anyMatch(sequencer -> sequencer.feeds().contains(branch.name())));
            add(features, SPLITTERS, isRead);
            add(
                    features,
                    SPLITTERS_ACROSS,
                    isRead && splitter.branches().stream().anyMatch(branch -> branch.app() != splitter.app()));
            add(features, SPLITTERS_DROPPING, isRead && !splitter.hasRest());
        }
        add(features, LATE_REPLIES, lateReplies > 0);
        Set<String> directions = new HashSet<>();
        for (Report report : reports) {
            add(features, COMPLETION, report.id().contains("end of "));
            switch (report.kind()) {
                case ITEM -> add(features, CYCLES, cameBack(report));
                case TOLD -> features.add(TELLS);
                case REQUEST -> request(features, report, directions);
                case PASSED -> features.add(FLOW_TASKS);
                case TIMER -> {
                    features.add(TIMERS);
                    String timer = report.id().substring(report.id().lastIndexOf('~') + 1);
                    add(
                            features,
                            TIMERS_CANCELLED,
                            spec.tasks().stream()
                                    .map(placed -> placed.task().timer())
                                    .anyMatch(each -> each != null
                                            && each.cancels()
                                            && each.name().equals(timer)));
                }
                case STATE -> {
                    add(features, LISTS, report.detail().contains(" list "));
                    add(features, MAPS, report.detail().contains(" map "));
                }
                case LETTER -> letter(features, report);
                case ANSWER -> answer(features, report, spec);
                default -> {}
            }
        }
        return features;
    }

    private static void add(Set<Feature> features, Feature feature, boolean holds) {
        if (holds) {
            features.add(feature);
        }
    }

    /** Whether the item follows from one that the same task emitted. */
    private static boolean cameBack(Report item) {
        String task = item.place().substring(0, item.place().indexOf('@'));
        return (item.id() + ">").matches(".*>" + task + "[^0-9].*");
    }

    private static void request(Set<Feature> features, Report report, Set<String> directions) {
        features.add(ASKS);
        String[] words = report.detail().split(" "); // from a to b depth 1
        int depth = Integer.parseInt(words[5]);
        add(features, NESTED_ASKS, depth > 1);
        add(features, THREE_DEEP, depth > 2);
        directions.add(words[1] + words[3]);
        add(features, PORTALS_BOTH_WAYS, !words[1].equals(words[3]) && directions.contains(words[3] + words[1]));
    }

    private static void letter(Set<Feature> features, Report report) {
        boolean isOfTask = report.place().matches("t[0-9]+@.*");
        add(features, POLICIES_OF_STEPS, !isOfTask);
        add(features, POLICIES_OF_TASKS, isOfTask && report.id().startsWith("item "));
        add(features, POLICIES_OF_REPLIERS, report.id().startsWith("request "));
        add(features, POLICIES_OF_CONTINUATIONS, report.id().startsWith("continuation "));
    }

    private static void answer(Set<Feature> features, Report report, ProgramSpec spec) {
        String detail = report.detail();
        if (detail.contains("REPLY")) {
            String ask = report.id().substring(report.id().lastIndexOf('?') + 1);
            add(
                    features,
                    DEFERRED_REPLIES,
                    spec.ask(ask)
                            .map(AskSpec::portal)
                            .flatMap(spec::portal)
                            .filter(portal -> portal.manner() == PortalSpec.Manner.HOLDS)
                            .isPresent());
        }
        add(features, GATHERED, detail.startsWith("ALL [") && detail.contains(","));
        add(features, REFUSALS, detail.contains("REFUSED"));
        add(features, TIMEOUTS, detail.contains("TIMEOUT"));
        add(features, SET_ASIDE, detail.contains("SET_ASIDE"));
        add(features, UNANSWERED, detail.contains("UNANSWERED"));
    }
}
