package io.portals.flink.plan;

import com.google.common.graph.Graph;
import com.google.common.graph.Graphs;
import io.portals.api.AtomicStream;
import io.portals.api.Path;
import io.portals.api.Portal;
import io.portals.api.Type;
import io.portals.api.graph.ApplicationGraph;
import io.portals.api.graph.Registry;
import io.portals.api.graph.Step;
import io.portals.api.state.Uses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Decides what is plain and what is fused, in these steps:
 *
 * <ol>
 *   <li>Units (a step without a key; a keyBy with its keyed tasks) that reach each other through events, requests and replies form
 *       a core; so does one whose tasks ask or serve a portal, or set timers.
 *   <li>A step without a key of a core runs inside it for events that come from inside, and as a plain operator before it for those
 *       that come from outside: entering events need one shuffle only.
 *   <li>Steps without a key that form a cycle without any task have no such copy outside: events enter the core at them.
 * </ol>
 */
final class Planner {
    private final Registry registry;
    private final Set<String> wanted;
    private final Map<String, Set<String>> named;
    private final Dataflow flow;
    /** The core that a unit belongs to, by the unit's path. */
    private final Map<String, CoreDraft> coreOf = new LinkedHashMap<>();

    private final List<CoreDraft> cores = new ArrayList<>();
    /** Steps that run inside their core. */
    private final Set<String> inside = new LinkedHashSet<>();
    /** Steps that run as plain operators. */
    private final Set<String> outside = new LinkedHashSet<>();
    /** Stateless steps of cycles in which no task is. */
    private final Set<String> taskless = new LinkedHashSet<>();

    private final Map<String, Set<String>> leaving = new LinkedHashMap<>();

    private static final class CoreDraft {
        final Set<String> units;
        /** That the user gave it, or null. */
        final String name;

        String id;

        CoreDraft(Set<String> units, String name) {
            this.units = units;
            this.name = name;
        }
    }

    Planner(Registry registry, Set<String> wanted, Map<String, Set<String>> named) {
        this.registry = registry;
        this.wanted = wanted;
        this.named = named;
        this.flow = new Dataflow(registry);
    }

    Plan plan() {
        findCores();
        placeSteps();
        Map<String, List<Feed>> outputs = new TreeMap<>();
        Map<String, Type<?>> outputTypes = new TreeMap<>();
        for (String stream : wanted) {
            outputs.put(stream, feeds(flow.producersOfStream(stream), null));
            outputTypes.put(stream, registry.streams().get(stream).type());
        }
        Map<String, Vertex> drafts = new LinkedHashMap<>();
        sources(drafts);
        for (String node : flow.nodes()) {
            Step step = flow.step(node);
            if (Dataflow.unkeyed(step) && outside.contains(node)) {
                drafts.put(
                        node,
                        new Vertex.Unkeyed(step, flow.inputType(step), feedsOf(node, coreOf.get(node)), leaving(node)));
            } else if (step instanceof Step.KeyBy keyBy && !coreOf.containsKey(node)) {
                List<Step.Keyed> tasks = tasksUnder(node);
                if (!tasks.isEmpty()) {
                    drafts.put(node, new Vertex.Segment(keyBy, tasks, feedsOf(node, null), leaving(node)));
                }
            }
        }
        cores.forEach(core -> drafts.put(core.id, core(core)));
        return new Plan(ordered(drafts), outputs, outputTypes);
    }

    // ------------------------------------------------------------------------------------------- what is in a core

    private void findCores() {
        Graph<String> units = flow.units();
        List<Set<String>> members = new ArrayList<>(Dataflow.cycles(units));
        Set<String> taken = new LinkedHashSet<>();
        members.forEach(taken::addAll);
        for (String node : flow.nodes()) {
            if (flow.step(node) instanceof Step.Keyed keyed && needsCore(keyed) && taken.add(flow.unit(node))) {
                members.add(new TreeSet<>(Set.of(flow.unit(node))));
            }
        }
        named.forEach((name, tasks) -> addNamed(name, tasks, members));
        for (Set<String> each : members) {
            addCore(new CoreDraft(each, null));
        }
        nameCores();
        for (CoreDraft core : cores) {
            Set<String> stateless = new TreeSet<>(core.units);
            stateless.removeIf(unit -> flow.step(unit) instanceof Step.KeyBy);
            Dataflow.cycles(Graphs.inducedSubgraph(units, stateless)).forEach(taskless::addAll);
        }
    }

    private void addCore(CoreDraft core) {
        cores.add(core);
        core.units.forEach(unit -> coreOf.put(unit, core));
    }

    /** Makes one core of what the tasks are in, which is taken from the others. */
    private void addNamed(String name, Set<String> tasks, List<Set<String>> members) {
        Set<String> units = new TreeSet<>();
        for (String task : tasks) {
            if (!(flow.step(task) instanceof Step.Keyed)) {
                throw new IllegalArgumentException(
                        "core " + name + ": no launched application has the keyed task " + task + "; there are: "
                                + flow.nodes().stream()
                                        .filter(node -> flow.step(node) instanceof Step.Keyed)
                                        .toList());
            }
            String unit = flow.unit(task);
            CoreDraft other = coreOf.get(unit);
            if (other != null) {
                throw new IllegalArgumentException("core " + name + ": the task " + task
                        + " is connected with those of core " + other.name + "; name them as one core");
            }
            units.add(unit);
        }
        for (Set<String> each : List.copyOf(members)) {
            if (each.stream().anyMatch(units::contains)) {
                units.addAll(each);
                members.remove(each);
            }
        }
        addCore(new CoreDraft(units, name));
    }

    /** Asks and requests go by its loop; and it keeps a bounded job open for timers. */
    private static boolean needsCore(Step.Keyed keyed) {
        Uses uses = keyed.uses();
        return !keyed.repliers().isEmpty()
                || !uses.portals().isEmpty()
                || !uses.timers().isEmpty();
    }

    /** As the user says; else after the applications that it joins, and where two cores join the same ones, after a member of it too. */
    private void nameCores() {
        Map<String, List<CoreDraft>> byApplications = new TreeMap<>();
        for (CoreDraft core : cores) {
            if (core.name != null) {
                core.id = "core " + core.name;
                continue;
            }
            Set<String> applications = new TreeSet<>();
            core.units.forEach(unit -> applications.add(Path.application(unit)));
            byApplications
                    .computeIfAbsent("core " + String.join(" + ", applications), name -> new ArrayList<>())
                    .add(core);
        }
        byApplications.forEach((name, same) -> {
            for (CoreDraft core : same) {
                core.id = same.size() == 1
                        ? name
                        : name + " " + core.units.iterator().next();
            }
        });
    }

    // ------------------------------------------------------------------------------------------- inside and outside

    private void placeSteps() {
        for (String node : flow.nodes()) {
            if (coreOf.containsKey(flow.unit(node))) {
                if (flow.step(node) instanceof Step.Keyed || taskless.contains(node)) {
                    inside.add(node);
                }
            } else {
                outside.add(node);
            }
        }
        boolean changed = true;
        while (changed) {
            changed = false;
            for (String node : flow.nodes()) {
                CoreDraft core = coreOf.get(node);
                if (core != null && Dataflow.unkeyed(flow.step(node)) && !taskless.contains(node)) {
                    for (String producer : flow.producers(node)) {
                        boolean own = coreOf.get(flow.unit(producer)) == core;
                        if (own && inside.contains(DeadLetters.origin(producer))) {
                            changed |= inside.add(node);
                        }
                        if (!own || outside.contains(DeadLetters.origin(producer))) {
                            changed |= outside.add(node);
                        }
                    }
                }
            }
        }
    }

    /** What feeds a step from outside of the core that it belongs to, if it belongs to one. */
    private List<Feed> feedsOf(String node, CoreDraft core) {
        return feeds(flow.producers(node), core);
    }

    private List<Feed> feeds(List<String> producers, CoreDraft reader) {
        List<Feed> feeds = new ArrayList<>();
        for (String producer : producers) {
            String unit = flow.unit(producer);
            String origin = DeadLetters.origin(producer);
            CoreDraft core = coreOf.get(unit);
            if (flow.step(origin) == null) {
                feeds.add(new Feed(producer, producer));
                continue;
            }
            if (outside.contains(origin)) {
                if (flow.step(origin) instanceof Step.Keyed || DeadLetters.is(producer)) {
                    leaving.computeIfAbsent(unit, id -> new TreeSet<>()).add(producer);
                }
                feeds.add(new Feed(unit, producer));
            }
            if (inside.contains(origin) && core != reader) {
                leaving.computeIfAbsent(core.id, id -> new TreeSet<>()).add(producer);
                feeds.add(new Feed(core.id, producer));
            }
        }
        return feeds;
    }

    /** Read only after all feeds were asked for: a vertex holds a view of the set. */
    private Set<String> leaving(String vertex) {
        return leaving.computeIfAbsent(vertex, id -> new TreeSet<>());
    }

    private List<Step.Keyed> tasksUnder(String keyBy) {
        List<Step.Keyed> tasks = new ArrayList<>();
        for (String node : flow.nodes()) {
            if (flow.step(node) instanceof Step.Keyed keyed && flow.unit(node).equals(keyBy)) {
                tasks.add(keyed);
            }
        }
        return tasks;
    }

    private void sources(Map<String, Vertex> drafts) {
        for (ApplicationGraph application : registry.applications()) {
            for (AtomicStream<?> input : application.inputs()) {
                drafts.put(input.path(), new Vertex.Input(input.path(), input.type()));
            }
            application
                    .generators()
                    .forEach((path, generator) -> drafts.put(path, new Vertex.Generated(path, generator)));
        }
    }

    // ------------------------------------------------------------------------------------------- the inside of a core

    private Vertex.Core core(CoreDraft core) {
        Map<String, Step> steps = new LinkedHashMap<>();
        Map<String, List<String>> wires = new LinkedHashMap<>();
        Map<String, Edge> edges = new TreeMap<>();
        Map<String, String> portals = new TreeMap<>();
        List<Vertex.Entry> entries = new ArrayList<>();
        for (String node : flow.nodes()) {
            if (coreOf.get(flow.unit(node)) != core) {
                continue;
            }
            Step step = flow.step(node);
            boolean keyBy = step instanceof Step.KeyBy;
            if (keyBy || inside.contains(node)) {
                steps.put(node, step);
            }
            if (step instanceof Step.Keyed keyed) {
                wires.computeIfAbsent(keyed.input(), path -> new ArrayList<>()).add(node);
                portalEdges(keyed, edges, portals);
                continue;
            }
            boolean fedFromInside = false;
            for (String producer : flow.producers(node)) {
                if (inside.contains(DeadLetters.origin(producer))
                        && coreOf.get(flow.unit(producer)) == core
                        && steps.containsKey(node)) {
                    wires.computeIfAbsent(producer, path -> new ArrayList<>()).add(node);
                    fedFromInside = true;
                }
            }
            if (fedFromInside && step instanceof Step.KeyBy by) {
                edges.put(Edge.eventName(node), Edge.event(node, by.key(), by.type()));
            } else if (fedFromInside && taskless.contains(node)) {
                edges.put(Edge.unkeyedName(node), Edge.unkeyed(node, flow.inputType(step)));
            }
            if (keyBy || taskless.contains(node)) {
                List<Feed> feeds = feedsOf(node, core);
                if (!feeds.isEmpty()) {
                    entries.add(new Vertex.Entry(node, feeds));
                }
            }
        }
        return new Vertex.Core(core.id, entries, steps, wires, edges, portals, leaving(core.id));
    }

    private void portalEdges(Step.Keyed keyed, Map<String, Edge> edges, Map<String, String> portals) {
        for (Step.Serves serves : keyed.repliers()) {
            String portal = serves.portal().path();
            portals.put(portal, keyed.path());
            edges.put(
                    Edge.requestName(portal),
                    Edge.request(
                            portal,
                            keyed.path(),
                            serves.portal().key(),
                            serves.portal().request()));
        }
        for (Portal<?, ?> portal : keyed.uses().portals()) {
            Portal<?, ?> served = registry.portals().get(portal.path()).get(0).portal();
            edges.put(
                    Edge.replyName(keyed.path(), portal.path()),
                    Edge.reply(keyed.path(), portal.path(), keyed.key(), served.reply()));
        }
    }

    // ------------------------------------------------------------------------------------------- order

    private static List<Vertex> ordered(Map<String, Vertex> drafts) {
        List<Vertex> ordered = new ArrayList<>();
        Set<String> done = new LinkedHashSet<>();
        drafts.keySet().forEach(id -> visit(id, drafts, done, ordered));
        return ordered;
    }

    private static void visit(String id, Map<String, Vertex> drafts, Set<String> done, List<Vertex> ordered) {
        if (done.add(id)) {
            drafts.get(id).feeds().forEach(feed -> visit(feed.vertex(), drafts, done, ordered));
            ordered.add(drafts.get(id));
        }
    }
}
