package io.portals.flink.translate;

import com.google.common.graph.GraphBuilder;
import com.google.common.graph.Graphs;
import com.google.common.graph.MutableGraph;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.flink.api.connector.source.Boundedness;
import org.apache.flink.api.dag.Transformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.OneInputStreamOperator;
import org.apache.flink.streaming.api.transformations.SideOutputTransformation;
import org.apache.flink.streaming.api.transformations.WithBoundedness;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.util.OutputTag;

/**
 * Ties the pipelines of a job together, so that a failure in one restarts all.
 *
 * <p>Pipelines that share no stream are regions of their own to Flink, which restarts only the one that failed. Once a task of the
 * job has ended, Flink takes a task that failed, and waits for its restart, for one that has ended too. A checkpoint that is
 * completed meanwhile lacks the state of that region, and the job goes on from it: what was not committed yet is lost. Flink itself
 * triggers such a checkpoint when the last task comes to the end of its data. See docs/decisions/0019.
 */
final class OneRegion {
    static final String NAME = "one region";

    private OneRegion() {}

    /** Does nothing unless there are several pipelines, and one that can end. */
    static void tie(StreamExecutionEnvironment environment) {
        MutableGraph<Transformation<?>> graph =
                GraphBuilder.undirected().allowsSelfLoops(false).build();
        environment.getTransformations().forEach(transformation -> add(transformation, graph));
        List<Transformation<?>> roots = roots(graph);
        if (roots.size() > 1 && graph.nodes().stream().anyMatch(OneRegion::ends)) {
            tie(environment, roots);
        }
    }

    private static void add(Transformation<?> transformation, MutableGraph<Transformation<?>> graph) {
        if (graph.addNode(transformation)) {
            for (Transformation<?> input : transformation.getInputs()) {
                add(input, graph);
                graph.putEdge(input, transformation);
            }
        }
    }

    /** A source of each pipeline. */
    private static List<Transformation<?>> roots(MutableGraph<Transformation<?>> graph) {
        List<Transformation<?>> roots = new ArrayList<>();
        Predicate<Transformation<?>> isSource = node -> node.getInputs().isEmpty();
        for (Transformation<?> source : graph.nodes().stream().filter(isSource).toList()) {
            Set<Transformation<?>> pipeline = Graphs.reachableNodes(graph, source);
            if (roots.stream().noneMatch(pipeline::contains)) {
                roots.add(source);
            }
        }
        return roots;
    }

    private static boolean ends(Transformation<?> transformation) {
        return transformation instanceof WithBoundedness source && source.getBoundedness() == Boundedness.BOUNDED;
    }

    /** By edges to one operator on which no event ever goes. */
    private static void tie(StreamExecutionEnvironment environment, List<Transformation<?>> roots) {
        OutputTag<Boolean> nothing = new OutputTag<>(NAME) {};
        DataStream<Boolean> all = null;
        for (Transformation<?> root : roots) {
            DataStream<Boolean> edge = new DataStream<>(environment, new SideOutputTransformation<>(root, nothing));
            all = all == null ? edge : union(all, edge);
        }
        all.transform(NAME, nothing.getTypeInfo(), new Nothing())
                .setParallelism(1)
                .setMaxParallelism(1)
                .uid(NAME);
    }

    @SuppressWarnings("unchecked") // an array of one
    private static DataStream<Boolean> union(DataStream<Boolean> one, DataStream<Boolean> other) {
        return one.union(other);
    }

    private static final class Nothing extends AbstractStreamOperator<Boolean>
            implements OneInputStreamOperator<Boolean, Boolean> {
        private static final long serialVersionUID = 1L;

        @Override
        public void processElement(StreamRecord<Boolean> event) {
            throw new IllegalStateException("an event on an edge that only ties pipelines together");
        }
    }
}
