package io.portals.playground.graph;

import io.portals.api.AtomicStream;
import io.portals.api.KeyedPortal;
import io.portals.api.Portal;
import io.portals.api.graph.ApplicationGraph;
import io.portals.api.graph.Step;
import io.portals.api.graph.Workflow;
import io.portals.playground.graph.Graph.Edge;
import io.portals.playground.graph.Graph.Kind;
import io.portals.playground.graph.Graph.Node;
import io.portals.playground.graph.Graph.Way;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Makes a graph of applications. Steps that only pass events on, such as sources and unions, are left out: edges go past them. What
 * is read of applications that are not there is left out, too.
 */
public final class Drawing {
    private final Map<String, Shown> shown;
    private final Map<String, Node> nodes = new LinkedHashMap<>();
    private final Map<String, End> places = new LinkedHashMap<>();
    private final Map<String, Workflow> workflows = new LinkedHashMap<>();
    private final Set<Edge> edges = new LinkedHashSet<>();

    /** Where events of a stream come from: a node, and what is written on the edge. */
    private record End(String node, String label) {}

    /**
     * How a step is shown.
     *
     * @param path what it is called
     * @param does a word for what it does
     */
    public record Shown(String path, String does) {
        /** It is not: it only passes events on. */
        public static final Shown NOT = new Shown("", "");
    }

    private Drawing(Map<String, Shown> shown) {
        this.shown = shown;
    }

    /**
     * Draws applications.
     *
     * @param shown how steps are shown, by their paths, if not as the model calls them
     */
    public static Graph of(List<ApplicationGraph> applications, Map<String, Shown> shown) {
        Drawing drawing = new Drawing(shown);
        applications.forEach(drawing::places);
        applications.forEach(application -> application.workflows().forEach(drawing::tasks));
        applications.forEach(drawing::edges);
        return new Graph(new ArrayList<>(drawing.nodes.values()), Cycles.marked(new ArrayList<>(drawing.edges)));
    }

    // ------------------------------------------------------------------------------------------- nodes

    private void node(String path, Kind kind, String within, String does) {
        nodes.put(path, new Node(path, kind, path.substring(path.lastIndexOf('/') + 1), within, does));
    }

    private void places(ApplicationGraph application) {
        String path = "/" + application.name();
        node(path, Kind.APPLICATION, "", "");
        application.inputs().forEach(input -> from(input.path(), Kind.GENERATOR, path));
        application.generators().keySet().forEach(generator -> from(generator, Kind.GENERATOR, path));
        application.sequencers().forEach(sequencer -> from(sequencer.path(), Kind.SEQUENCER, path));
        application.splits().forEach(split -> node(split.splitter().path(), Kind.SPLITTER, path, ""));
        application
                .branches()
                .forEach(branch ->
                        places.put(branch.path(), new End(branch.splitter().path(), branch.name())));
        application.portals().forEach(portal -> node(portal.path(), Kind.PORTAL, path, ""));
    }

    private void from(String path, Kind kind, String within) {
        node(path, kind, within, "");
        places.put(path, new End(path, ""));
    }

    private void tasks(Workflow workflow) {
        String application = workflow.path().substring(0, workflow.path().indexOf('/', 1));
        node(workflow.path(), Kind.WORKFLOW, application, "");
        workflows.put(workflow.stream(), workflow);
        for (Step step : workflow.steps()) {
            Shown as = shown(step);
            if (as != Shown.NOT) {
                node(as.path(), Kind.TASK, workflow.path(), as.does());
            }
            if (step instanceof Step.Keyed keyed) {
                for (Step.Serves serves : keyed.repliers()) {
                    KeyedPortal<?, ?, ?> portal = serves.portal();
                    if (!nodes.containsKey(portal.path())) {
                        node(portal.path(), Kind.PORTAL, application, "");
                    }
                }
            }
        }
    }

    private Shown shown(Step step) {
        boolean onlyPasses = step instanceof Step.Source || step instanceof Step.KeyBy || step instanceof Step.Union;
        return onlyPasses ? Shown.NOT : shown.getOrDefault(step.path(), new Shown(step.path(), step.kind()));
    }

    // ------------------------------------------------------------------------------------------- edges

    /** Where the events of a stream come from. */
    private List<End> ends(AtomicStream<?> stream) {
        return ends(stream.path(), new HashSet<>());
    }

    /** @param passed the workflows that were passed on the way, as they show no step */
    private List<End> ends(String stream, Set<String> passed) {
        Workflow workflow = workflows.get(stream);
        if (workflow != null && passed.add(stream)) {
            return ends(workflow, workflow.step(workflow.output()), passed);
        }
        return places.containsKey(stream) ? List.of(places.get(stream)) : List.of();
    }

    /** Where what a step gives comes from: itself, or, if it is not shown, what it reads. */
    private List<End> ends(Workflow workflow, Step step, Set<String> passed) {
        Shown as = shown(step);
        return as == Shown.NOT ? read(workflow, step, passed) : List.of(new End(as.path(), ""));
    }

    private List<End> read(Workflow workflow, Step step, Set<String> passed) {
        if (step instanceof Step.Source source) {
            return ends(source.stream().path(), passed);
        }
        List<End> all = new ArrayList<>();
        step.inputs().forEach(input -> all.addAll(ends(workflow, workflow.step(input), passed)));
        return all;
    }

    private void edges(ApplicationGraph application) {
        for (Workflow workflow : application.workflows()) {
            for (Step step : workflow.steps()) {
                Shown as = shown(step);
                if (as != Shown.NOT) {
                    streamTo(as.path(), read(workflow, step, new HashSet<>()));
                }
                if (step instanceof Step.Keyed keyed) {
                    requests(keyed);
                }
            }
        }
        application.connections().forEach(connection -> streamTo(connection.to().path(), ends(connection.from())));
        application.splits().forEach(split -> streamTo(split.splitter().path(), ends(split.from())));
    }

    private void streamTo(String to, List<End> ends) {
        if (nodes.containsKey(to)) {
            ends.forEach(end -> edges.add(new Edge(end.node(), to, Way.STREAM, end.label(), false)));
        }
    }

    private void requests(Step.Keyed task) {
        for (Portal<?, ?> portal : task.uses().portals()) {
            if (nodes.containsKey(portal.path())) {
                edges.add(new Edge(task.path(), portal.path(), Way.ASK, "", false));
            }
        }
        task.repliers()
                .forEach(serves -> edges.add(new Edge(serves.portal().path(), task.path(), Way.REPLY, "", false)));
    }
}
