package io.portals.playground.graph;

import java.util.List;

/**
 * What applications look like: boxes within boxes, and edges between what is inside.
 *
 * @param nodes each behind the one that it is within
 */
public record Graph(List<Node> nodes, List<Edge> edges) {
    public Graph {
        nodes = List.copyOf(nodes);
        edges = List.copyOf(edges);
    }

    /** What a node stands for. */
    public enum Kind {
        APPLICATION,
        WORKFLOW,
        GENERATOR,
        SEQUENCER,
        SPLITTER,
        PORTAL,
        TASK
    }

    /**
     * A node.
     *
     * @param id its path
     * @param within the path of the box that it is in; empty for an application
     * @param does a word for what a task does; empty for what is none
     */
    public record Node(String id, Kind kind, String name, String within, String does) {}

    /** What goes along an edge. */
    public enum Way {
        /** Events. */
        STREAM,
        /** Requests, from a task to a portal. */
        ASK,
        /** Requests, from a portal to the task that replies. */
        REPLY
    }

    /**
     * An edge.
     *
     * @param label the branch of a splitter; empty for others
     * @param isBack whether it closes a cycle of events
     */
    public record Edge(String from, String to, Way way, String label, boolean isBack) {}
}
