package io.portals.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.AppBuilder;
import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.KeyedFlow;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.flink.source.GeneratorSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.common.typeutils.TypeSerializer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.runtime.OperatorIDPair;
import org.apache.flink.runtime.jobgraph.JobEdge;
import org.apache.flink.runtime.jobgraph.JobGraph;
import org.apache.flink.runtime.jobgraph.JobVertex;
import org.apache.flink.runtime.jobgraph.OperatorID;
import org.apache.flink.state.api.runtime.OperatorIDGenerator;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.apache.flink.streaming.api.graph.NonChainedOutput;
import org.apache.flink.streaming.api.graph.StreamConfig;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;
import org.junit.jupiter.api.Test;

/** Applications without cycles and asks become what a Flink programmer writes: compared as Flink's own job graphs. */
class PlainJobGraphTest {
    private static final Input<String> LINES = Input.at("/a/inputs/lines", String.class);

    record WordCount(String word, long count) {}

    record CountWords() implements Task<String, WordCount> {
        static final PerKey<Long> COUNT = State.perKey("count", Long.class).orElse(0L);

        @Override
        public Uses uses() {
            return Uses.state(COUNT);
        }

        @Override
        public void process(String word, TaskContext<WordCount> ctx) {
            ctx.emit(new WordCount(word, ctx.update(COUNT, n -> n + 1)));
        }
    }

    record Keep<E>() implements Task<E, E> {
        @Override
        public void process(E event, TaskContext<E> ctx) {
            ctx.emit(event);
        }
    }

    /** What a Flink programmer writes for {@link CountWords}. */
    static final class CountWordsByHand extends KeyedProcessFunction<String, String, WordCount> {
        private transient ValueState<Long> count;

        @Override
        public void open(org.apache.flink.api.common.functions.OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
        }

        @Override
        public void processElement(String word, Context ctx, Collector<WordCount> out) throws Exception {
            count.update(count.value() == null ? 1 : count.value() + 1);
            out.collect(new WordCount(word, count.value()));
        }
    }

    /** Gives each event to the main output and to a side output. */
    static final class TwiceByHand extends KeyedProcessFunction<String, String, String> {
        static final OutputTag<String> SIDE = new OutputTag<>("side", Types.STRING);

        @Override
        public void processElement(String word, Context ctx, Collector<String> out) {
            out.collect(word);
            ctx.output(SIDE, word);
        }
    }

    private static final int PARALLELISM = 3;

    private static StreamExecutionEnvironment environment() {
        StreamExecutionEnvironment environment =
                StreamExecutionEnvironment.getExecutionEnvironment(new Configuration());
        environment.setParallelism(PARALLELISM);
        return environment;
    }

    private static JobGraph compiled(Consumer<AppBuilder> a) {
        StreamExecutionEnvironment environment = environment();
        FlinkRuntime runtime = FlinkRuntime.of(Application.named("a", a));
        if (runtime.explain().contains("input " + LINES.path())) {
            runtime.input(LINES, new GeneratorSource<>(Generator.of(String.class, "a b")));
        }
        runtime.output(AtomicStream.at("/a/workflows/w/stream", outputType(runtime)), new DiscardingSink<>());
        runtime.addTo(environment);
        return environment.getStreamGraph().getJobGraph();
    }

    private static Class<?> outputType(FlinkRuntime runtime) {
        return runtime.explain().contains("/count") ? WordCount.class : String.class;
    }

    private static JobGraph byHand(Consumer<StreamExecutionEnvironment> program) {
        StreamExecutionEnvironment environment = environment();
        program.accept(environment);
        return environment.getStreamGraph().getJobGraph();
    }

    private static SingleOutputStreamOperator<String> lines(StreamExecutionEnvironment environment) {
        return environment.fromSource(
                new GeneratorSource<>(Generator.of(String.class, "a b")),
                WatermarkStrategy.noWatermarks(),
                "lines",
                Types.STRING);
    }

    // ------------------------------------------------------------------------------------------- what is compared

    /** Each vertex: its parallelism, how many operators are chained in it, and how its inputs are shipped. */
    private static List<String> shape(JobGraph graph) {
        return vertices(graph)
                .map(vertex -> "parallelism " + vertex.getParallelism() + ", "
                        + vertex.getOperatorIDs().size() + " chained, reads "
                        + vertex.getInputs().stream()
                                .map(JobEdge::getShipStrategyName)
                                .sorted()
                                .toList())
                .toList();
    }

    private static Stream<JobVertex> vertices(JobGraph graph) {
        return graph.getVerticesSortedTopologicallyFromSources().stream();
    }

    /** The classes of all serializers: of records between operators, of side outputs and of keys. */
    private static TreeSet<String> serializers(JobGraph graph) {
        TreeSet<String> classes = new TreeSet<>();
        vertices(graph).forEach(vertex -> configs(vertex).forEach(config -> {
            List<TypeSerializer<?>> all = new ArrayList<>();
            ClassLoader classLoader = PlainJobGraphTest.class.getClassLoader();
            all.add(config.getTypeSerializerOut(classLoader));
            for (StreamConfig.InputConfig input : config.getInputs(classLoader)) {
                if (input instanceof StreamConfig.NetworkInputConfig network) {
                    all.add(network.getTypeSerializer());
                }
            }
            all.add(config.getStateKeySerializer(classLoader));
            config.getOperatorNonChainedOutputs(classLoader).stream()
                    .map(NonChainedOutput::getOutputTag)
                    .filter(tag -> tag != null)
                    .forEach(tag -> all.add(config.getTypeSerializerSideOut(tag, classLoader)));
            all.stream()
                    .filter(serializer -> serializer != null)
                    .map(Object::getClass)
                    .filter(type -> !type.getPackageName().endsWith("sink2")) // from a sink's writer to its committer
                    .forEach(type -> classes.add(type.getSimpleName()));
        }));
        return classes;
    }

    private static Collection<StreamConfig> configs(JobVertex vertex) {
        return new StreamConfig(vertex.getConfiguration())
                .getTransitiveChainedTaskConfigsWithSelf(PlainJobGraphTest.class.getClassLoader())
                .values();
    }

    private static Map<String, OperatorID> idsByUid(JobGraph graph) {
        Map<String, OperatorID> ids = new LinkedHashMap<>();
        vertices(graph)
                .flatMap(vertex -> vertex.getOperatorIDs().stream())
                .forEach(pair -> ids.put(uid(pair), pair.getGeneratedOperatorID()));
        return ids;
    }

    private static String uid(OperatorIDPair pair) {
        return String.valueOf(pair.getUserDefinedOperatorUid());
    }

    // ------------------------------------------------------------------------------------------- the programs

    private static void wordCount(AppBuilder app) {
        app.workflow("w", app.input("lines", String.class))
                .flatMap(String.class, line -> List.of(line.split(" ")))
                .filter(word -> !word.isEmpty())
                .keyBy(String.class, word -> word)
                .process("count", WordCount.class, new CountWords())
                .sink();
    }

    private static void wordCountByHand(StreamExecutionEnvironment environment) {
        lines(environment)
                .flatMap((String line, Collector<String> out) ->
                        List.of(line.split(" ")).forEach(out::collect))
                .returns(Types.STRING)
                .filter(word -> !word.isEmpty())
                .keyBy(word -> word)
                .process(new CountWordsByHand())
                .sinkTo(new DiscardingSink<>());
    }

    @Test
    void wordCountIsASourceChainAndASegmentChain() {
        JobGraph graph = compiled(PlainJobGraphTest::wordCount);
        assertThat(shape(graph))
                .isEqualTo(shape(byHand(PlainJobGraphTest::wordCountByHand)))
                .containsExactly("parallelism 3, 3 chained, reads []", "parallelism 3, 2 chained, reads [HASH]");
        assertThat(vertices(graph).map(JobVertex::getName))
                .containsExactly(
                        "Source: /a/inputs/lines -> /a/workflows/w/flatMap-1 -> /a/workflows/w/filter-1",
                        "/a/workflows/w/count -> /a/workflows/w/stream/sink: Writer");
    }

    @Test
    void eventsAreWrittenByTheSerializersOfTheirTypesOnly() {
        assertThat(serializers(compiled(PlainJobGraphTest::wordCount)))
                .containsExactly("RecordSerializer", "StringSerializer");
    }

    @Test
    void everyOperatorHasTheUidOfItsPath() {
        Map<String, OperatorID> ids = idsByUid(compiled(PlainJobGraphTest::wordCount));
        assertThat(ids.keySet())
                .containsExactlyInAnyOrder(
                        "/a/inputs/lines",
                        "/a/workflows/w/flatMap-1",
                        "/a/workflows/w/filter-1",
                        "/a/workflows/w/keyBy-1",
                        "/a/workflows/w/stream/sink");
        ids.forEach((uid, id) -> assertThat(id).as(uid).isEqualTo(OperatorIDGenerator.fromUid(uid)));
    }

    @Test
    void everyOperatorOfACoreHasAUidToo() {
        StreamExecutionEnvironment environment = environment();
        FlinkRuntime runtime = FlinkRuntime.of(Application.named("a", app -> {
            var all = app.sequencer("all", String.class);
            app.connect(app.input("lines", String.class), all);
            app.connect(
                    app.workflow("w", all)
                            .filter(word -> word.isEmpty())
                            .keyBy(String.class, word -> word)
                            .process("task", String.class, new Keep<>())
                            .sink(),
                    all);
        }));
        runtime.input(LINES, new GeneratorSource<>(Generator.of(String.class, "a b")))
                .output(AtomicStream.at("/a/workflows/w/stream", String.class), new DiscardingSink<>())
                .addTo(environment);
        assertThat(idsByUid(environment.getStreamGraph().getJobGraph()).keySet())
                .containsExactlyInAnyOrder(
                        "/a/inputs/lines",
                        "/a/workflows/w/filter-1",
                        "core a",
                        "core a gate",
                        "core a tail",
                        "/a/workflows/w/stream/sink");
    }

    @Test
    void aGeneratorIsOneReaderThatSpreadsItsEvents() {
        JobGraph graph = compiled(app -> app.workflow("w", app.generator("lines", Generator.of(String.class, "a b")))
                .map(String.class, line -> line)
                .sink());
        assertThat(shape(graph))
                .isEqualTo(shape(byHand(environment ->
                        lines(environment).setParallelism(1).map(line -> line).sinkTo(new DiscardingSink<>()))))
                .containsExactly("parallelism 1, 1 chained, reads []", "parallelism 3, 2 chained, reads [REBALANCE]");
        assertThat(serializers(graph)).containsExactly("StringSerializer");
    }

    @Test
    void chainedKeyedTasksAreOneOperatorAndTheNextKeyByIsOneShuffle() {
        JobGraph graph = compiled(app -> app.workflow("w", app.input("lines", String.class))
                .keyBy(String.class, word -> word)
                .process("first", String.class, new Keep<>())
                .process("second", String.class, new Keep<>())
                .unkeyed()
                .map(String.class, word -> word)
                .keyBy(Integer.class, String::length)
                .process("third", String.class, new Keep<>())
                .sink());
        assertThat(shape(graph))
                .containsExactly(
                        "parallelism 3, 1 chained, reads []",
                        "parallelism 3, 2 chained, reads [HASH]",
                        "parallelism 3, 2 chained, reads [HASH]");
        assertThat(serializers(graph)).containsExactly("IntSerializer", "StringSerializer");
    }

    @Test
    void aSegmentWhoseTasksAreReadApartHasASideOutput() {
        JobGraph graph = compiled(app -> {
            KeyedFlow<String, String> keyed =
                    app.workflow("w", app.input("lines", String.class)).keyBy(String.class, word -> word);
            var left =
                    keyed.process("left", String.class, new Keep<>()).unkeyed().map(String.class, word -> "l" + word);
            var right =
                    keyed.process("right", String.class, new Keep<>()).unkeyed().map(String.class, word -> "r" + word);
            left.union(right).sink();
        });
        JobGraph hand = byHand(environment -> {
            var both = lines(environment).keyBy(word -> word).process(new TwiceByHand());
            both.map(word -> "l" + word)
                    .union(both.getSideOutput(TwiceByHand.SIDE).map(word -> "r" + word))
                    .sinkTo(new DiscardingSink<>());
        });
        assertThat(shape(graph))
                .isEqualTo(shape(hand))
                .containsExactly(
                        "parallelism 3, 1 chained, reads []",
                        "parallelism 3, 3 chained, reads [HASH]",
                        "parallelism 3, 1 chained, reads [FORWARD, FORWARD]");
        assertThat(serializers(graph)).containsExactly("StringSerializer");
    }

    @Test
    void aFlowJoinedWithItselfIsReadTwice() {
        JobGraph graph = compiled(app -> {
            var words = app.workflow("w", app.input("lines", String.class));
            words.union(words).map(String.class, word -> word).sink();
        });
        JobGraph hand = byHand(environment -> {
            var words = lines(environment);
            words.union(words).map(word -> word).sinkTo(new DiscardingSink<>());
        });
        assertThat(shape(graph))
                .isEqualTo(shape(hand))
                .containsExactly(
                        "parallelism 3, 1 chained, reads []", "parallelism 3, 2 chained, reads [FORWARD, FORWARD]");
    }
}
