package io.portals.playground.graph;

import io.portals.playground.graph.Graph.Edge;
import io.portals.playground.graph.Graph.Way;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Finds the edges that close cycles of events: those that lead back to where one has come from, from where nothing leads to. */
final class Cycles {
    private final Map<String, List<Edge>> outgoing = new LinkedHashMap<>();
    private final Set<Edge> back = new HashSet<>();
    private final Set<String> seen = new HashSet<>();
    private final Set<String> onTheWay = new HashSet<>();

    private Cycles() {}

    static List<Edge> marked(List<Edge> edges) {
        Cycles cycles = new Cycles();
        Set<String> led = new HashSet<>();
        for (Edge edge : edges) {
            if (edge.way() == Way.STREAM) {
                cycles.outgoing
                        .computeIfAbsent(edge.from(), from -> new ArrayList<>())
                        .add(edge);
                led.add(edge.to());
            }
        }
        List<String> all = new ArrayList<>(cycles.outgoing.keySet());
        all.stream().filter(node -> !led.contains(node)).forEach(cycles::visit);
        all.forEach(cycles::visit);
        return edges.stream().map(cycles::marked).toList();
    }

    private void visit(String node) {
        if (!seen.add(node)) {
            return;
        }
        onTheWay.add(node);
        for (Edge edge : outgoing.getOrDefault(node, List.of())) {
            if (onTheWay.contains(edge.to())) {
                back.add(edge);
            }
            visit(edge.to());
        }
        onTheWay.remove(node);
    }

    private Edge marked(Edge edge) {
        return back.contains(edge) ? new Edge(edge.from(), edge.to(), edge.way(), edge.label(), true) : edge;
    }
}
