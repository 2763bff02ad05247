package io.portals.flink.core;

import io.portals.api.Fn;
import io.portals.flink.core.feedback.EdgeCodec;
import io.portals.flink.task.FlowTaskSpec;
import io.portals.flink.task.StatelessStep;
import io.portals.flink.task.TaskSpec;
import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.java.functions.KeySelector;
import org.apache.flink.util.OutputTag;

/**
 * What a core runs, in a form that can be shipped. Nodes and edges are named by their numbers: their places in the lists.
 *
 * @param ports one for each entering stream
 */
public record CoreSpec(String id, List<Node> nodes, List<Edge> edges, List<Port> ports) implements Serializable {

    /** A step inside the core. */
    public sealed interface Node extends Serializable {
        String path();

        /** The nodes that get its events inside the core. */
        List<Integer> next();

        /** Where its events leave the core, or null. */
        OutputTag<Object> leaving();

        /** Where its dead letters go; null if nobody reads them. */
        default Letters letters() {
            return null;
        }
    }

    /**
     * Where dead letters go.
     *
     * @param next the nodes that get them inside the core
     * @param leaving where they leave the core, or null
     */
    public record Letters(List<Integer> next, OutputTag<Object> leaving) implements Serializable {}

    /**
     * A keyed task.
     *
     * @param asks by the portal's path
     */
    public record TaskNode(
            TaskSpec spec, Map<String, Ask> asks, List<Integer> next, OutputTag<Object> leaving, Letters letters)
            implements Node {
        @Override
        public String path() {
            return spec.path();
        }
    }

    /**
     * A portal that a task asks.
     *
     * @param keyOf gives the key of a request
     */
    public record Ask(int requestEdge, int replyEdge, Fn<Object, Object> keyOf) implements Serializable {}

    /** A step without a key. */
    public sealed interface UnkeyedNode extends Node {
        /** On which events come from inside, or -1 if they are handed over directly. */
        int edge();
    }

    /** A stateless step. */
    public record StatelessNode(
            StatelessStep step, int edge, List<Integer> next, OutputTag<Object> leaving, Letters letters)
            implements UnkeyedNode {
        @Override
        public String path() {
            return step.path();
        }
    }

    /** A task of an unkeyed flow. */
    public record FlowTaskNode(
            FlowTaskSpec spec, int edge, List<Integer> next, OutputTag<Object> leaving, Letters letters)
            implements UnkeyedNode {
        @Override
        public String path() {
            return spec.path();
        }
    }

    /**
     * A keyBy; what is next are the tasks behind it.
     *
     * @param edge on which events come from inside, or -1 if none do
     */
    public record KeyByNode(String path, KeySelector<Object, Object> keyOf, int edge, List<Integer> next)
            implements Node {
        @Override
        public OutputTag<Object> leaving() {
            return null;
        }
    }

    /**
     * An edge.
     *
     * @param node that gets the messages
     * @param portal the path of the portal, for requests and answers
     */
    public record Edge(EdgeCodec codec, int node, String portal) implements Serializable {}

    /** Where a stream enters: at a keyBy, or at a stateless step. */
    public record Port(int node) implements Serializable {}

    EdgeCodec[] codecs() {
        return edges.stream().map(Edge::codec).toArray(EdgeCodec[]::new);
    }

    /** The numbers of the tasks that have something to do when all is at rest: an onComplete, or an atom that is not complete. */
    public List<Integer> tasksToComplete() {
        return java.util.stream.IntStream.range(0, nodes.size())
                .filter(i -> nodes.get(i) instanceof FlowTaskNode
                        || nodes.get(i) instanceof TaskNode task && task.spec().completes())
                .boxed()
                .toList();
    }
}
