package io.portals.conformance.random.spec;

import static io.portals.conformance.random.spec.Prng.of;

import io.portals.api.task.ErrorPolicy;
import io.portals.conformance.random.spec.AskSpec.Limit;
import io.portals.conformance.random.spec.AskSpec.Release;
import io.portals.conformance.random.spec.PortalSpec.Manner;
import io.portals.conformance.random.spec.StageSpec.KeyKind;
import io.portals.conformance.random.spec.TaskSpec.Ending;
import io.portals.conformance.random.spec.TaskSpec.Keeping;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Draws a program from a seed. The same seed gives the same program, everywhere and always. */
public final class ProgramGenerator {
    /** Fewer items show little, and more take long. */
    private static final double FEWEST = 12;

    private static final double MOST = 70;

    private final Prng random;
    private final Map<String, Integer> names = new LinkedHashMap<>();
    private final List<SourceSpec> sources = new ArrayList<>();
    private final List<SequencerSpec> sequencers = new ArrayList<>();
    private final List<SplitterSpec> splitters = new ArrayList<>();
    private final List<WorkflowSpec> workflows = new ArrayList<>();
    private final List<PortalSpec> portals = new ArrayList<>();
    private final int apps;

    private ProgramGenerator(Prng random) {
        this.random = random;
        this.apps = random.pick(of(25, 1), of(50, 2), of(25, 3));
    }

    public static ProgramSpec program(long seed) {
        Prng random = new Prng(seed);
        while (true) {
            ProgramSpec spec = new ProgramGenerator(random).drawn();
            double volume = Volume.of(spec);
            if (volume >= FEWEST && volume <= MOST) {
                return spec;
            }
        }
    }

    private ProgramSpec drawn() {
        for (int i = random.pick(of(55, 1), of(35, 2), of(10, 3)); i > 0; i--) {
            sources.add(source());
        }
        for (int i = random.pick(of(15, 1), of(40, 2), of(30, 3), of(15, 4)); i > 0; i--) {
            workflows.add(workflow());
        }
        closeCycles();
        List<String> tasks = new ArrayList<>();
        workflows.forEach(workflow -> workflow.tasks().forEach(task -> tasks.add(task.name())));
        if (!tasks.isEmpty()) {
            for (int i = random.pick(of(12, 0), of(20, 1), of(28, 2), of(25, 3), of(15, 4)); i > 0; i--) {
                portals.add(new PortalSpec(name("p"), random.pick(tasks), manner(), null, random.chance(30)));
            }
            nest();
            portals.forEach(portal -> askersOf(portal, tasks));
        }
        return Repair.repaired(new ProgramSpec(
                List.copyOf(sources),
                List.copyOf(sequencers),
                List.copyOf(splitters),
                List.copyOf(workflows),
                List.copyOf(portals)));
    }

    private String name(String kind) {
        return kind + (names.merge(kind, 1, Integer::sum) - 1);
    }

    // ------------------------------------------------------------------------------------------- streams

    private SourceSpec source() {
        List<Integer> atoms = new ArrayList<>();
        for (int i = random.between(4, 8); i > 0; i--) {
            atoms.add(random.pick(of(60, 1), of(30, 2), of(10, 3)));
        }
        return new SourceSpec(name("g"), random.below(apps), atoms, random.between(1, 4), random.chance(60));
    }

    private WorkflowSpec workflow() {
        List<String> streams = new ArrayList<>();
        sources.forEach(source -> streams.add(source.name()));
        workflows.forEach(workflow -> streams.add(workflow.name()));
        sequencers.forEach(sequencer -> streams.add(sequencer.name()));
        splitters.forEach(splitter -> splitter.branches().forEach(branch -> streams.add(branch.name())));
        if (random.chance(25)) {
            splitters.add(splitter(random.pick(streams)));
            List<SplitterSpec.Branch> branches =
                    splitters.get(splitters.size() - 1).branches();
            branches.forEach(branch -> streams.add(branch.name()));
            // read by this one more likely than by chance
            branches.forEach(branch -> streams.add(branch.name()));
        }
        String reads = random.pick(streams);
        boolean closes = false;
        if (random.chance(60)) {
            List<String> feeds = new ArrayList<>(List.of(random.pick(streams)));
            streams.removeIf(stream -> stream.startsWith("q") || feeds.contains(stream));
            while (!streams.isEmpty() && random.chance(45)) {
                feeds.add(streams.remove(random.below(streams.size())));
            }
            feeds.removeIf(stream -> stream.startsWith("q"));
            if (!feeds.isEmpty()) {
                reads = name("q");
                sequencers.add(new SequencerSpec(reads, random.below(apps), feeds));
                closes = true;
            }
        }
        List<StageSpec> stages = new ArrayList<>();
        if (closes || !random.chance(15)) {
            stages.add(stage());
            if (random.chance(15)) {
                stages.add(stage());
            }
        }
        return new WorkflowSpec(name("w"), random.below(apps), reads, stages, steps(25));
    }

    private SplitterSpec splitter(String reads) {
        List<SplitterSpec.Branch> branches = new ArrayList<>();
        int app = random.below(apps);
        for (int i = random.pick(of(60, 1), of(40, 2)); i > 0; i--) {
            int from = random.chance(50) ? app : random.below(apps);
            branches.add(new SplitterSpec.Branch(name("b"), from, random.between(2, 3)));
        }
        if (random.chance(65)) {
            int from = random.chance(50) ? app : random.below(apps);
            branches.add(random.below(branches.size() + 1), new SplitterSpec.Branch(name("b"), from, 0));
        }
        return new SplitterSpec(name("x"), app, reads, branches);
    }

    private StageSpec stage() {
        List<TaskSpec> tasks = new ArrayList<>(List.of(task()));
        if (random.chance(15)) {
            tasks.add(task());
        }
        KeyKind kind = random.pick(List.of(KeyKind.values()));
        return new StageSpec(steps(35), kind, policy(10), random.between(1, 5), tasks);
    }

    private TaskSpec task() {
        Ending ending = random.pick(of(60, Ending.NOTHING), of(25, Ending.EMITS), of(15, Ending.ASKS));
        TimerSpec timer = random.chance(20)
                ? new TimerSpec(
                        name("r"),
                        random.between(1, 3),
                        random.pick(List.of(0, 5, 40)),
                        random.chance(40),
                        random.chance(50))
                : null;
        return new TaskSpec(
                name("t"),
                random.pick(of(10, 0), of(65, 1), of(25, 2)),
                ending,
                random.pick(of(70, Keeping.VALUE), of(15, Keeping.LIST), of(15, Keeping.MAP)),
                timer,
                policy(25),
                List.of());
    }

    /** @param percent how likely it is not to fail */
    private ErrorPolicy policy(int percent) {
        return random.chance(percent)
                ? random.pick(of(30, ErrorPolicy.SKIP), of(70, ErrorPolicy.DEAD_LETTER))
                : ErrorPolicy.FAIL;
    }

    private List<StepSpec> steps(int percent) {
        List<StepSpec> steps = new ArrayList<>();
        while (random.chance(percent)) {
            StepSpec.Kind kind = random.pick(
                    of(18, StepSpec.Kind.MAP),
                    of(18, StepSpec.Kind.FILTER),
                    of(18, StepSpec.Kind.FLAT_MAP),
                    of(18, StepSpec.Kind.TASK),
                    of(28, StepSpec.Kind.UNION));
            steps.add(new StepSpec(kind, name("s"), random.between(2, 4), policy(20)));
        }
        return steps;
    }

    /** Feeds sequencers with streams that depend on them. */
    private void closeCycles() {
        for (int i = 0; i < sequencers.size(); i++) {
            SequencerSpec sequencer = sequencers.get(i);
            List<String> behind = behind(sequencer.name());
            if (!behind.isEmpty() && random.chance(70)) {
                List<String> feeds = new ArrayList<>(sequencer.feeds());
                feeds.add(random.pick(behind));
                sequencers.set(i, new SequencerSpec(sequencer.name(), sequencer.app(), feeds));
            }
        }
    }

    /** The workflows that a stream leads to. */
    private List<String> behind(String stream) {
        Set<String> reached = new LinkedHashSet<>(List.of(stream));
        List<String> behind = new ArrayList<>();
        for (WorkflowSpec workflow : workflows) { // each comes after what it reads
            for (SequencerSpec sequencer : sequencers) {
                if (sequencer.feeds().stream().anyMatch(reached::contains)) {
                    reached.add(sequencer.name());
                }
            }
            for (SplitterSpec splitter : splitters) {
                if (reached.contains(splitter.reads())) {
                    splitter.branches().forEach(branch -> reached.add(branch.name()));
                }
            }
            if (reached.contains(workflow.reads())) {
                reached.add(workflow.name());
                behind.add(workflow.name());
            }
        }
        return behind;
    }

    // ------------------------------------------------------------------------------------------- portals

    private Manner manner() {
        return random.pick(
                of(18, Manner.REPLIES),
                of(17, Manner.REFUSES_SOME),
                of(25, Manner.HOLDS),
                of(10, Manner.SILENT),
                of(10, Manner.AT_THE_END),
                of(20, Manner.NESTS));
    }

    private void nest() {
        for (int i = 0; i < portals.size(); i++) {
            PortalSpec portal = portals.get(i);
            if (i + 1 < portals.size() && (portal.manner() == Manner.NESTS || random.chance(35))) {
                String later =
                        portals.get(random.between(i + 1, portals.size() - 1)).name();
                portals.set(i, portal.with(Manner.NESTS, ask(later)));
            } else if (portal.manner() == Manner.NESTS) {
                portals.set(i, portal.with(Manner.REPLIES, null));
            }
        }
    }

    private AskSpec ask(String portal) {
        return new AskSpec(
                name("a"),
                portal,
                random.between(1, 3),
                random.chance(15),
                random.pick(of(40, Limit.NONE), of(30, Limit.LONG), of(30, Limit.SHORT)),
                random.pick(List.of(Release.values())),
                random.pick(of(75, 0), of(15, 2), of(10, 3)),
                random.chance(50));
    }

    private void askersOf(PortalSpec portal, List<String> tasks) {
        List<String> others = tasks.stream()
                .filter(task -> appOf(task) != appOf(portal.task()))
                .toList();
        for (int i = random.between(1, 2); i > 0; i--) {
            boolean acrossApps = !others.isEmpty() && random.chance(70);
            addAsk(random.pick(acrossApps ? others : tasks), ask(portal.name()));
        }
    }

    private int appOf(String task) {
        return workflows.stream()
                .filter(workflow ->
                        workflow.tasks().stream().anyMatch(each -> each.name().equals(task)))
                .findFirst()
                .orElseThrow()
                .app();
    }

    private void addAsk(String task, AskSpec ask) {
        workflows.replaceAll(workflow -> new WorkflowSpec(
                workflow.name(),
                workflow.app(),
                workflow.reads(),
                workflow.stages().stream()
                        .map(stage -> stage.with(stage.tasks().stream()
                                .map(other -> other.name().equals(task) ? plus(other, ask) : other)
                                .toList()))
                        .toList(),
                workflow.after()));
    }

    private static TaskSpec plus(TaskSpec task, AskSpec ask) {
        List<AskSpec> asks = new ArrayList<>(task.asks());
        asks.add(ask);
        return task.with(asks);
    }
}
