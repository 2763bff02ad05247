package io.portals.conformance.random.program;

import io.portals.api.AppBuilder;
import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Flow;
import io.portals.api.Generator;
import io.portals.api.KeyedFlow;
import io.portals.api.KeyedPortal;
import io.portals.api.Path;
import io.portals.api.Sequencer;
import io.portals.api.Splitter;
import io.portals.api.TaskFlow;
import io.portals.api.Type;
import io.portals.api.task.DeadLetter;
import io.portals.conformance.random.spec.AskSpec;
import io.portals.conformance.random.spec.PortalSpec;
import io.portals.conformance.random.spec.ProgramSpec;
import io.portals.conformance.random.spec.SequencerSpec;
import io.portals.conformance.random.spec.SourceSpec;
import io.portals.conformance.random.spec.SplitterSpec;
import io.portals.conformance.random.spec.StageSpec;
import io.portals.conformance.random.spec.StepSpec;
import io.portals.conformance.random.spec.TaskSpec;
import io.portals.conformance.random.spec.TaskSpec.Keeping;
import io.portals.conformance.random.spec.WorkflowSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Makes applications of a program. */
public final class ProgramBuilder {
    private final ProgramSpec spec;
    private final Setting setting;
    private final Set<String> joined;

    public ProgramBuilder(ProgramSpec spec, Setting setting) {
        this(spec, setting, Set.of());
    }

    /** @param joined names of the tasks that are put into the core of the {@link Hub} */
    public ProgramBuilder(ProgramSpec spec, Setting setting, Set<String> joined) {
        this.spec = spec;
        this.setting = setting;
        this.joined = joined;
    }

    public List<Application> applications() {
        List<Application> applications = new ArrayList<>();
        for (int app : spec.apps()) {
            applications.add(Application.named(nameOf(app), builder -> build(app, builder)));
        }
        return applications;
    }

    /** The streams that have reports in them. */
    public List<AtomicStream<Event>> outputs() {
        List<AtomicStream<Event>> outputs = new ArrayList<>();
        for (WorkflowSpec workflow : spec.workflows()) {
            if (!workflow.stages().isEmpty()
                    || workflow.steps().stream().anyMatch(step -> step.kind() == StepSpec.Kind.TASK)) {
                outputs.add(stream(workflow.name()));
            }
            if (workflow.hasLetters()) {
                String path = Path.of(nameOf(workflow.app()), Path.WORKFLOWS, lettersOf(workflow));
                outputs.add(AtomicStream.at(path + "/" + Path.STREAM, Event.class));
            }
        }
        return outputs;
    }

    /** The paths of all tasks, by name. */
    public Map<String, String> tasks() {
        Map<String, String> paths = new LinkedHashMap<>();
        spec.tasks()
                .forEach(placed -> paths.put(
                        placed.task().name(),
                        Path.of(
                                        nameOf(placed.workflow().app()),
                                        Path.WORKFLOWS,
                                        placed.workflow().name())
                                + "/" + placed.task().name()));
        return paths;
    }

    Keeping keeps(String task) {
        return spec.task(task).orElseThrow().task().keeps();
    }

    /** An application that brings the reports of programs together. */
    public static Application merged(String name, List<AtomicStream<Event>> outputs) {
        return Application.named(name, app -> {
            Sequencer<Event> all = app.sequencer("all", Event.class);
            outputs.forEach(output -> app.connect(output, all));
            app.workflow("reports", all)
                    .filter(new Steps.IsReport())
                    .map(Report.class, event -> (Report) event)
                    .sink();
        });
    }

    /** What {@link #merged} gives. */
    public static AtomicStream<Report> reports(String name) {
        return AtomicStream.at(Path.of(name, Path.WORKFLOWS, "reports") + "/" + Path.STREAM, Report.class);
    }

    /** The reports, with the sum in place of what was said for each atom. */
    public static List<Report> summed(List<Report> reports) {
        return Counting.summed(reports);
    }

    /** The requests of which dead letters are the replies. */
    public static List<String> lateReplies(List<DeadLetter<Object>> letters) {
        return letters.stream()
                .map(DeadLetter::event)
                .filter(Answer.class::isInstance)
                .map(answer -> ((Answer) answer).id())
                .sorted()
                .toList();
    }

    // ------------------------------------------------------------------------------------------- names

    private static String letter(int app) {
        return String.valueOf((char) ('a' + app));
    }

    private String nameOf(int app) {
        return setting.label() + "-" + letter(app);
    }

    private AtomicStream<Event> stream(String name) {
        for (SourceSpec source : spec.sources()) {
            if (source.name().equals(name)) {
                return AtomicStream.at(Path.of(nameOf(source.app()), Path.GENERATORS, name), Event.class);
            }
        }
        for (WorkflowSpec workflow : spec.workflows()) {
            if (workflow.name().equals(name)) {
                String path = Path.of(nameOf(workflow.app()), Path.WORKFLOWS, name);
                return AtomicStream.at(path + "/" + Path.STREAM, Event.class);
            }
        }
        for (SplitterSpec splitter : spec.splitters()) {
            if (splitter.has(name)) {
                return AtomicStream.at(splitter(splitter).path() + "/" + name, Event.class);
            }
        }
        return AtomicStream.at(
                Path.of(nameOf(spec.sequencer(name).orElseThrow().app()), Path.SEQUENCERS, name), Event.class);
    }

    private Splitter<Event> splitter(SplitterSpec splitter) {
        return Splitter.at(Path.of(nameOf(splitter.app()), Path.SPLITTERS, splitter.name()), Event.class);
    }

    private String pathOf(WorkflowSpec workflow) {
        return Path.of(nameOf(workflow.app()), Path.WORKFLOWS, workflow.name());
    }

    private static String lettersOf(WorkflowSpec workflow) {
        return "letters-" + workflow.name();
    }

    private String pathOf(PortalSpec portal) {
        return Path.of(nameOf(spec.appOf(portal)), Path.PORTALS, portal.name());
    }

    // ------------------------------------------------------------------------------------------- applications

    private void build(int app, AppBuilder builder) {
        for (SourceSpec source : spec.sources()) {
            if (source.app() == app) {
                builder.generator(source.name(), generator(source));
            }
        }
        for (SequencerSpec sequencer : spec.sequencers()) {
            if (sequencer.app() == app) {
                Sequencer<Event> made = builder.sequencer(sequencer.name(), Event.class);
                sequencer.feeds().forEach(feed -> builder.connect(stream(feed), made));
            }
        }
        for (SplitterSpec splitter : spec.splitters()) {
            if (splitter.app() == app) {
                builder.splitter(splitter.name(), stream(splitter.reads()));
            }
            for (SplitterSpec.Branch branch : splitter.branches()) {
                if (branch.app() == app && branch.isRest()) {
                    builder.rest(splitter(splitter), branch.name());
                } else if (branch.app() == app) {
                    builder.branch(splitter(splitter), branch.name(), new Steps.Take(branch.name(), branch.oneOf()));
                }
            }
        }
        for (WorkflowSpec workflow : spec.workflows()) {
            if (workflow.app() == app) {
                workflow(builder, workflow);
                if (workflow.hasLetters()) {
                    builder.workflow(lettersOf(workflow), AtomicStream.deadLetters(pathOf(workflow)))
                            .map(Event.class, new Letters(setting.label()))
                            .sink();
                }
            }
        }
    }

    private Generator<Event> generator(SourceSpec source) {
        List<List<Event>> atoms = new ArrayList<>();
        int pairs = source.paired() ? source.items() / 2 : 0;
        int next = 0;
        for (int size : source.atoms()) {
            List<Event> atom = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                String pair = next < 2 * pairs ? source.name() + "." + next % pairs : "";
                atom.add(Item.ofSource(source.name() + "." + next, pair, source.ttl()));
                next++;
            }
            atoms.add(atom);
        }
        Type<Event> type = Type.of(Event.class);
        return setting.onCluster()
                ? Generator.from(type, new Paced(atoms, setting.stages(), Setting.PACE_MILLIS))
                : Generator.atoms(type, atoms);
    }

    private void workflow(AppBuilder builder, WorkflowSpec workflow) {
        List<String> joined = spec.joinedBy(workflow);
        String read = joined.isEmpty() ? workflow.reads() : joined.get(0);
        Flow<Event> flow = builder.workflow(workflow.name(), stream(read)).filter(new Steps.IsItem());
        if (workflow.stages().isEmpty()) { // the same stream may be read beside it: what came this way needs a name
            flow = flow.map(Event.class, new Steps.Named(workflow.name()));
        }
        for (StageSpec stage : workflow.stages()) {
            boolean isJoin = !joined.isEmpty() && stage == workflow.stages().get(0);
            flow = stage(flow, isJoin ? stream(joined.get(1)) : null, workflow.app(), stage);
        }
        for (StepSpec step : workflow.after()) {
            flow = Steps.behind(flow, setting.label(), step);
        }
        flow.sink();
    }

    /** @param other what the first task reads besides, by a join; null if nothing */
    private Flow<Event> stage(Flow<Event> from, AtomicStream<Event> other, int app, StageSpec stage) {
        Flow<Event> flow = from;
        for (StepSpec step : stage.before()) {
            flow = Steps.behind(flow, setting.label(), step);
        }
        Class<Object> key = keyType(stage);
        String first = stage.tasks().get(0).name();
        Steps.KeyOf keyOf = new Steps.KeyOf(stage.kind(), stage.keys(), stage.policy(), first);
        KeyedFlow<Object, Event> keyed = other == null ? flow.keyBy(key, keyOf).onError(stage.policy()) : null;
        for (TaskSpec task : stage.tasks()) {
            List<PortalSpec> served = spec.servedBy(task.name());
            Seat seat = seat(app, task, served);
            List<String> late = served.stream()
                    .filter(portal -> Node.isLate(portal.manner()))
                    .map(PortalSpec::name)
                    .toList();
            Node node = new Node(seat, late);
            TaskFlow<Object, Event> tasks = keyed == null
                    ? flow.join(key, keyOf, other, keyOf).process(task.name(), Event.class, new JoiningNode(node))
                    : keyed.process(task.name(), Event.class, node);
            tasks.onError(task.policy());
            for (PortalSpec portal : served) {
                Steps.RequestKey requestKey = new Steps.RequestKey(stage.kind(), stage.keys());
                tasks.replies(
                        KeyedPortal.at(pathOf(portal), Request.class, Answer.class, key, requestKey),
                        new Serve(seat, portal));
            }
            keyed = tasks;
        }
        return keyed.unkeyed();
    }

    @SuppressWarnings("unchecked") // tasks and portals take keys of any type
    private static Class<Object> keyType(StageSpec stage) {
        return (Class<Object>) Content.keyType(stage.kind());
    }

    private Seat seat(int app, TaskSpec task, List<PortalSpec> served) {
        Map<String, String> asked = new LinkedHashMap<>();
        List<AskSpec> asks = new ArrayList<>(task.asks());
        served.stream().filter(portal -> portal.nested() != null).forEach(portal -> asks.add(portal.nested()));
        asks.forEach(
                ask -> asked.put(ask.portal(), pathOf(spec.portal(ask.portal()).orElseThrow())));
        return new Seat(
                setting,
                letter(app),
                task,
                served.stream().map(PortalSpec::name).toList(),
                asked,
                joined.contains(task.name()));
    }
}
