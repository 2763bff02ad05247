package io.portals.flink.translate;

import io.portals.api.Fn;
import io.portals.api.Portal;
import io.portals.api.Type;
import io.portals.api.graph.Step;
import io.portals.flink.core.CoreFactory;
import io.portals.flink.core.CoreProbe;
import io.portals.flink.core.CoreSpec;
import io.portals.flink.core.CoreTuning;
import io.portals.flink.core.feedback.EdgeCodec;
import io.portals.flink.core.feedback.Envelope;
import io.portals.flink.core.feedback.EnvelopeSerializer;
import io.portals.flink.core.feedback.EnvelopeType;
import io.portals.flink.core.feedback.FeedbackTail;
import io.portals.flink.core.feedback.SubtaskPartitioner;
import io.portals.flink.core.gate.GateSignal;
import io.portals.flink.core.gate.GateSource;
import io.portals.flink.plan.DeadLetters;
import io.portals.flink.plan.Edge;
import io.portals.flink.plan.Feed;
import io.portals.flink.plan.Vertex;
import io.portals.flink.task.FlowTaskSpec;
import io.portals.flink.task.StatelessStep;
import io.portals.flink.task.TaskSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.serialization.SerializerConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.transformations.KeyedMultipleInputTransformation;
import org.apache.flink.streaming.api.transformations.OneInputTransformation;
import org.apache.flink.streaming.api.transformations.PartitionTransformation;
import org.apache.flink.util.OutputTag;

/** Adds feedback cores to a Flink program: for each the gate, the core's operator, the exchange and the tail, side by side. */
final class CoreTranslator {
    /** The core flushes by itself; Flink's flusher is for what it leaves. */
    private static final long BUFFER_TIMEOUT_MILLIS = 100;

    private final StreamExecutionEnvironment environment;
    private final StepTypes types;
    private final CoreTuning tuning;
    private final CoreProbe probe;

    /** Joins feeds to one stream. */
    interface Joiner {
        DataStream<Object> joined(String reader, List<Feed> feeds, Type<?> type);
    }

    CoreTranslator(StreamExecutionEnvironment environment, StepTypes types, CoreTuning tuning, CoreProbe probe) {
        this.environment = environment;
        this.types = types;
        this.tuning = tuning;
        this.probe = probe;
    }

    /** Adds the core; its leaving streams are put into the map. */
    void translate(Vertex.Core core, Joiner joiner, Map<Feed, DataStream<Object>> streams) {
        int parallelism = environment.getParallelism();
        int maxParallelism = environment.getMaxParallelism() > 0
                ? environment.getMaxParallelism()
                : KeyGroupRangeAssignment.computeDefaultMaxParallelism(parallelism);
        CoreSpec spec = spec(core);
        EnvelopeSerializer serializer = new EnvelopeSerializer(
                spec.edges().stream().map(CoreSpec.Edge::codec).toArray(EdgeCodec[]::new), maxParallelism);
        KeyedMultipleInputTransformation<Envelope> operator = new KeyedMultipleInputTransformation<>(
                core.id(),
                new CoreFactory(spec, tuning, probe, serializer),
                new EnvelopeType(serializer),
                parallelism,
                KeyTypes.of(core));
        operator.setUid(core.id());
        operator.setDescription(Descriptions.of(core));
        operator.setMaxParallelism(maxParallelism);
        operator.setCoLocationGroupKey(core.id());
        operator.setBufferTimeout(BUFFER_TIMEOUT_MILLIS);
        core.entries().forEach(entry -> enter(core, entry, joiner, operator));
        operator.addInput(gate(core, spec, parallelism).getTransformation(), null);
        environment.addOperator(operator);
        tail(core, operator, parallelism, maxParallelism);
        Leaving leaving = new Leaving(environment, operator);
        for (CoreSpec.Node node : spec.nodes()) {
            if (node.leaving() != null) {
                streams.put(new Feed(core.id(), node.path()), leaving.getSideOutput(node.leaving()));
            }
            if (node.letters() != null && node.letters().leaving() != null) {
                streams.put(
                        new Feed(core.id(), DeadLetters.of(node.path())),
                        leaving.getSideOutput(node.letters().leaving()));
            }
        }
    }

    private void enter(
            Vertex.Core core, Vertex.Entry entry, Joiner joiner, KeyedMultipleInputTransformation<Envelope> operator) {
        String reader = core.id() + " " + entry.step();
        if (core.steps().get(entry.step()) instanceof Step.KeyBy keyBy) {
            DataStream<Object> in = joiner.joined(reader, entry.feeds(), keyBy.type());
            StepKey keyOf = new StepKey(keyBy.path(), keyBy.keyOf());
            operator.addInput(new KeyedStream<>(in, keyOf, types.of(keyBy.key())).getTransformation(), keyOf);
        } else {
            Type<?> type = core.edges().get(Edge.unkeyedName(entry.step())).payload();
            operator.addInput(joiner.joined(reader, entry.feeds(), type).getTransformation(), null);
        }
    }

    private DataStream<GateSignal> gate(Vertex.Core core, CoreSpec spec, int parallelism) {
        @SuppressWarnings("unchecked") // the type of the class
        TypeInformation<GateSignal> type =
                (TypeInformation<GateSignal>) (TypeInformation<?>) types.of(Type.of(GateSignal.class));
        String name = core.id() + " gate";
        SingleOutputStreamOperator<GateSignal> gate = environment
                .fromSource(
                        new GateSource(core.id(), spec.tasksToComplete().size()),
                        WatermarkStrategy.noWatermarks(),
                        name,
                        type)
                .setParallelism(parallelism)
                .uid(name)
                .setDescription(Descriptions.gate(core));
        gate.setBufferTimeout(0); // signals are few, and each is waited for
        gate.getTransformation().setCoLocationGroupKey(core.id());
        return gate.forward();
    }

    private void tail(
            Vertex.Core core,
            KeyedMultipleInputTransformation<Envelope> operator,
            int parallelism,
            int maxParallelism) {
        PartitionTransformation<Envelope> exchange =
                new PartitionTransformation<>(operator, new SubtaskPartitioner(maxParallelism));
        OneInputTransformation<Envelope, Void> tail = new OneInputTransformation<>(
                exchange, core.id() + " tail", new FeedbackTail.Factory(core.id()), Types.VOID, parallelism);
        tail.setUid(core.id() + " tail");
        tail.setDescription(Descriptions.tail(core));
        tail.setMaxParallelism(maxParallelism);
        tail.setCoLocationGroupKey(core.id());
        environment.addOperator(tail);
    }

    // ------------------------------------------------------------------------------------------- from paths to numbers

    private CoreSpec spec(Vertex.Core core) {
        List<String> nodes = List.copyOf(core.steps().keySet());
        List<String> edges = List.copyOf(core.edges().keySet());
        Map<String, Fn<Object, Object>> keyOfPortal = new LinkedHashMap<>();
        core.tasks().forEach(task -> task.repliers()
                .forEach(serves -> keyOfPortal.put(
                        serves.portal().path(), erased(serves.portal().keyOf()))));
        List<CoreSpec.Node> specs = new ArrayList<>();
        for (String path : nodes) {
            specs.add(node(
                    core,
                    core.steps().get(path),
                    numbers(core.wires().get(path), nodes),
                    letters(core, path, nodes),
                    edges,
                    keyOfPortal));
        }
        List<CoreSpec.Edge> edgeSpecs = core.edges().values().stream()
                .map(edge -> new CoreSpec.Edge(codec(edge), nodes.indexOf(edge.target()), edge.portal()))
                .toList();
        List<CoreSpec.Port> ports = core.entries().stream()
                .map(entry -> new CoreSpec.Port(nodes.indexOf(entry.step())))
                .toList();
        return new CoreSpec(core.id(), specs, edgeSpecs, ports);
    }

    private static List<Integer> numbers(List<String> paths, List<String> nodes) {
        return paths == null ? List.of() : paths.stream().map(nodes::indexOf).toList();
    }

    /** Where the dead letters of a step go; null if nobody reads them. */
    private CoreSpec.Letters letters(Vertex.Core core, String path, List<String> nodes) {
        String letters = DeadLetters.of(path);
        List<Integer> next = numbers(core.wires().get(letters), nodes);
        if (next.isEmpty() && !core.leaving().contains(letters)) {
            return null;
        }
        return new CoreSpec.Letters(next, core.leaving().contains(letters) ? types.lettersOf(path) : null);
    }

    private CoreSpec.Node node(
            Vertex.Core core,
            Step step,
            List<Integer> next,
            CoreSpec.Letters letters,
            List<String> edges,
            Map<String, Fn<Object, Object>> keyOfPortal) {
        OutputTag<Object> leaving =
                core.leaving().contains(step.path()) ? new OutputTag<>(step.path(), types.of(step.type())) : null;
        if (step instanceof Step.KeyBy keyBy) {
            StepKey keyOf = new StepKey(keyBy.path(), keyBy.keyOf());
            return new CoreSpec.KeyByNode(step.path(), keyOf, edges.indexOf(Edge.eventName(step.path())), next);
        }
        if (step instanceof Step.Keyed keyed) {
            Map<String, CoreSpec.Ask> asks = new LinkedHashMap<>();
            for (Portal<?, ?> portal : keyed.uses().portals()) {
                asks.put(
                        portal.path(),
                        new CoreSpec.Ask(
                                edges.indexOf(Edge.requestName(portal.path())),
                                edges.indexOf(Edge.replyName(keyed.path(), portal.path())),
                                keyOfPortal.get(portal.path())));
            }
            return new CoreSpec.TaskNode(TaskSpec.of(keyed), asks, next, leaving, letters);
        }
        int edge = edges.indexOf(Edge.unkeyedName(step.path()));
        if (step instanceof Step.Unkeyed task) {
            return new CoreSpec.FlowTaskNode(FlowTaskSpec.of(task), edge, next, leaving, letters);
        }
        return new CoreSpec.StatelessNode(StatelessStep.of(step), edge, next, leaving, letters);
    }

    private EdgeCodec codec(Edge edge) {
        SerializerConfig config = environment.getConfig().getSerializerConfig();
        TypeSerializer<Object> key =
                edge.key() == null ? null : types.of(edge.key()).createSerializer(config);
        return new EdgeCodec(
                edge.name(), edge.kind(), key, types.of(edge.payload()).createSerializer(config));
    }

    @SuppressWarnings("unchecked") // requests and keys are objects to the core
    private static Fn<Object, Object> erased(Fn<?, ?> function) {
        return (Fn<Object, Object>) function;
    }

    /** The core's operator as a stream, for its side outputs. */
    private static final class Leaving extends SingleOutputStreamOperator<Envelope> {
        Leaving(StreamExecutionEnvironment environment, KeyedMultipleInputTransformation<Envelope> operator) {
            super(environment, operator);
        }
    }
}
