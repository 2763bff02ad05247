package io.portals.flink.translate;

import io.portals.api.Generator;
import io.portals.api.Type;
import io.portals.api.graph.Step;
import io.portals.flink.core.CoreProbe;
import io.portals.flink.core.CoreTuning;
import io.portals.flink.plan.DeadLetters;
import io.portals.flink.plan.Feed;
import io.portals.flink.plan.Plan;
import io.portals.flink.plan.Vertex;
import io.portals.flink.source.GeneratorSource;
import io.portals.flink.task.FlowTaskOperator;
import io.portals.flink.task.FlowTaskSpec;
import io.portals.flink.task.SegmentOperator;
import io.portals.flink.task.StatelessStep;
import io.portals.flink.task.TaskSpec;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.util.OutputTag;

/**
 * Adds a plan to a Flink program. Vertices become what a Flink programmer would write by hand; cores are added by
 * {@link CoreTranslator}. Every operator's uid is the path of what it runs.
 */
public final class Translator {
    private final StreamExecutionEnvironment environment;
    private final Plan plan;
    private final Bindings bindings;
    private final CoreProbe probe;
    private final StepTypes types;
    private final CoreTranslator cores;
    private final Map<Feed, DataStream<Object>> streams = new HashMap<>();

    public Translator(
            StreamExecutionEnvironment environment,
            Plan plan,
            Bindings bindings,
            Set<Class<?>> opaque,
            CoreTuning tuning,
            CoreProbe probe) {
        this.environment = environment;
        this.plan = plan;
        this.bindings = bindings;
        this.probe = probe;
        this.types = new StepTypes(opaque);
        this.cores = new CoreTranslator(environment, types, tuning, probe);
    }

    public void translate() {
        for (Vertex vertex : plan.vertices()) {
            if (vertex instanceof Vertex.Input input) {
                input(input);
            } else if (vertex instanceof Vertex.Generated generated) {
                generator(generated);
            } else if (vertex instanceof Vertex.Unkeyed unkeyed) {
                if (!unkeyed.feeds().isEmpty()) {
                    unkeyed(unkeyed);
                }
            } else if (vertex instanceof Vertex.Segment segment) {
                segment(segment);
            } else if (vertex instanceof Vertex.Core core) {
                cores.translate(core, this::joined, streams);
            }
        }
        bindings.sinks().forEach(this::sinks);
        bindings.readers().forEach(this::readers);
        OneRegion.tie(environment);
    }

    private void input(Vertex.Input input) {
        DataStream<Object> given = bindings.streams().get(input.id());
        if (given != null) {
            streams.put(new Feed(input.id(), input.id()), typed(given, input.type(), input.id()));
            return;
        }
        Bindings.BoundSource bound = bindings.sources().get(input.id());
        SingleOutputStreamOperator<Object> stream =
                environment.fromSource(bound.source(), bound.watermarks(), input.id(), types.of(input.type()));
        streams.put(new Feed(input.id(), input.id()), stream.uid(input.id()).setDescription(Descriptions.of(input)));
    }

    @SuppressWarnings({"unchecked", "rawtypes"}) // events are objects to the translation
    private void generator(Vertex.Generated generated) {
        TypeInformation<Object> type = types.of(generated.generator().type());
        SingleOutputStreamOperator<Object> stream = environment.fromSource(
                new GeneratorSource(generated.id(), generated.generator(), type),
                WatermarkStrategy.noWatermarks(),
                generated.id(),
                type);
        streams.put(
                new Feed(generated.id(), generated.id()),
                stream.setParallelism(1).uid(generated.id()).setDescription(Descriptions.of(generated)));
    }

    private void unkeyed(Vertex.Unkeyed vertex) {
        DataStream<Object> in = joined(vertex.id(), vertex.feeds(), vertex.input());
        OutputTag<Object> letters = vertex.leaving().isEmpty() ? null : types.lettersOf(vertex.id());
        SingleOutputStreamOperator<Object> out = vertex.step() instanceof Step.Unkeyed task
                ? in.transform(
                        vertex.id(), types.of(task.type()), new FlowTaskOperator(FlowTaskSpec.of(task), letters, probe))
                : stateless(vertex.step(), in, letters);
        streams.put(
                new Feed(vertex.id(), vertex.id()),
                out.name(vertex.id()).uid(vertex.id()).setDescription(Descriptions.of(vertex)));
        if (letters != null) {
            streams.put(new Feed(vertex.id(), DeadLetters.of(vertex.id())), out.getSideOutput(letters));
        }
    }

    private SingleOutputStreamOperator<Object> stateless(Step of, DataStream<Object> in, OutputTag<Object> letters) {
        StatelessStep step = StatelessStep.of(of);
        if (step.setsAside()) {
            return in.process(new StatelessFunctions.SettingAsideWhatFails(step, letters), types.of(of.type()));
        }
        if (of instanceof Step.Map) {
            return in.map(new StatelessFunctions.Mapping(step), types.of(of.type()));
        }
        if (of instanceof Step.Filter) {
            return in.filter(new StatelessFunctions.Filtering(step));
        }
        return in.flatMap(new StatelessFunctions.FlatMapping(step), types.of(of.type()));
    }

    private void segment(Vertex.Segment segment) {
        if (segment.feeds().isEmpty()) {
            return;
        }
        DataStream<Object> in =
                joined(segment.id(), segment.feeds(), segment.keyBy().type());
        KeyedStream<Object, Object> keyed = new KeyedStream<>(
                in,
                new StepKey(segment.id(), segment.keyBy().keyOf()),
                types.of(segment.keyBy().key()));
        List<Step.Keyed> tasks = segment.tasks();
        // the events of the last task that others read are the operator's main output; where none is read, the last
        // one's
        Step.Keyed main = tasks.get(tasks.size() - 1);
        for (Step.Keyed task : tasks) {
            main = segment.leaving().contains(task.path()) ? task : main;
        }
        List<SegmentOperator.Member> members = new ArrayList<>();
        List<String> paths = tasks.stream().map(Step.Keyed::path).toList();
        for (Step.Keyed task : tasks) {
            boolean leaves = segment.leaving().contains(task.path());
            members.add(new SegmentOperator.Member(
                    TaskSpec.of(task),
                    paths.indexOf(task.input()),
                    task == main && leaves,
                    task != main && leaves ? new OutputTag<>(task.path(), types.of(task.type())) : null,
                    segment.leaving().contains(DeadLetters.of(task.path())) ? types.lettersOf(task.path()) : null));
        }
        String name = String.join(", ", paths);
        SingleOutputStreamOperator<Object> out = keyed.transform(
                        name, types.of(main.type()), new SegmentOperator(members, probe))
                .uid(segment.id())
                .setDescription(Descriptions.of(segment));
        for (int i = 0; i < members.size(); i++) {
            OutputTag<Object> side = members.get(i).side();
            streams.put(new Feed(segment.id(), paths.get(i)), side == null ? out : out.getSideOutput(side));
            OutputTag<Object> letters = members.get(i).letters();
            if (letters != null) {
                streams.put(new Feed(segment.id(), DeadLetters.of(paths.get(i))), out.getSideOutput(letters));
            }
        }
    }

    private void sinks(String stream, List<Sink<Object>> sinks) {
        List<Feed> feeds = plan.outputs().get(stream);
        for (int i = 0; i < sinks.size(); i++) {
            String name = stream + "/sink" + (i == 0 ? "" : "-" + (i + 1));
            joined(name, feeds, plan.outputTypes().get(stream))
                    .sinkTo(probe.sink(stream, sinks.get(i)))
                    .name(name)
                    .uid(name);
        }
    }

    private void readers(String stream, List<Consumer<DataStream<Object>>> readers) {
        DataStream<Object> read = typed(
                joined(stream, plan.outputs().get(stream), plan.outputTypes().get(stream)),
                plan.outputTypes().get(stream),
                stream);
        readers.forEach(reader -> reader.accept(read));
    }

    /** The stream, with the type information of this runtime; the operator that it takes, if it takes one, has the name. */
    private DataStream<Object> typed(DataStream<Object> stream, Type<?> type, String name) {
        if (stream.getType().equals(types.of(type))) {
            return stream;
        }
        return stream.map(new StatelessFunctions.Widening(), types.of(type))
                .name(name)
                .uid(name);
    }

    /** All feeds as one stream of the type. */
    private DataStream<Object> joined(String reader, List<Feed> feeds, Type<?> type) {
        List<DataStream<Object>> all =
                feeds.stream().map(streams::get).filter(Objects::nonNull).collect(Collectors.toList());
        if (all.isEmpty()) {
            return empty(reader, type);
        }
        boolean alike = all.stream().map(DataStream::getType).distinct().count() == 1;
        for (int i = 0; !alike && i < all.size(); i++) {
            all.set(i, typed(all.get(i), type, reader + "/from-" + (i + 1)));
        }
        DataStream<Object> first = all.get(0);
        for (DataStream<Object> other : all.subList(1, all.size())) {
            first = union(first, other);
        }
        return first;
    }

    /** For who reads what nothing gives: dead letters of steps none of which has any. */
    @SuppressWarnings({"unchecked", "rawtypes"}) // events are objects to the translation
    private DataStream<Object> empty(String reader, Type<?> type) {
        String name = reader + "/nothing";
        return environment
                .fromSource(
                        new GeneratorSource(name, Generator.empty((Type<Object>) type), types.of(type)),
                        WatermarkStrategy.noWatermarks(),
                        name,
                        types.of(type))
                .setParallelism(1)
                .uid(name);
    }

    @SuppressWarnings("unchecked") // an array of one
    private static DataStream<Object> union(DataStream<Object> one, DataStream<Object> other) {
        return one.union(other);
    }
}
