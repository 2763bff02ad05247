package io.portals.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.AppBuilder;
import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Flow;
import io.portals.api.Fn;
import io.portals.api.Generator;
import io.portals.api.Input;
import io.portals.api.KeyedPortal;
import io.portals.api.Portal;
import io.portals.api.Type;
import io.portals.api.check.InvalidApplicationException;
import io.portals.api.check.Problem;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.Replier;
import io.portals.api.task.ReplierContext;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.flink.source.GeneratorSource;
import java.util.List;
import java.util.function.Consumer;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.sink.v2.DiscardingSink;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is refused before a job starts, next to a twin that is launched. */
class LaunchTest {
    static final Input<Long> LEFT = Input.at("/a/inputs/left", Long.class);
    static final Input<Long> RIGHT = Input.at("/a/inputs/right", Long.class);

    private static GeneratorSource<Long> numbers() {
        return new GeneratorSource<>(Generator.range(0, 9, 3));
    }

    private static StreamExecutionEnvironment environment(String... settings) {
        Configuration configuration = new Configuration();
        for (int i = 0; i < settings.length; i += 2) {
            configuration.setString(settings[i], settings[i + 1]);
        }
        return StreamExecutionEnvironment.getExecutionEnvironment(configuration);
    }

    /** What a user reads when it is launched; empty if it is. */
    private static List<String> problems(Application... applications) {
        try {
            FlinkRuntime.of(applications).addTo(environment());
            return List.of();
        } catch (InvalidApplicationException invalid) {
            return invalid.problems().stream().map(Problem::toString).toList();
        }
    }

    private static List<String> problems(Consumer<AppBuilder> a) {
        return problems(Application.named("a", a));
    }

    record Keep<E>() implements Task<E, E> {
        @Override
        public void process(E event, TaskContext<E> ctx) {
            ctx.emit(event);
        }
    }

    @Nested
    class Bindings {
        private final Application a = Application.named("a", app -> {
            app.workflow("left", app.input("left", Long.class))
                    .map(Long.class, n -> n)
                    .sink();
            app.workflow("right", app.input("right", Long.class))
                    .map(Long.class, n -> n)
                    .sink();
        });

        @Test
        void inputsThatAreNotBoundAreAllListed() {
            assertThatThrownBy(() -> FlinkRuntime.of(a).addTo(environment()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage(
                            "inputs are not bound: /a/inputs/left, /a/inputs/right; bind each with .input(input, source)");
            assertThatThrownBy(() -> FlinkRuntime.of(a).input(RIGHT, numbers()).addTo(environment()))
                    .hasMessage("inputs are not bound: /a/inputs/left; bind each with .input(input, source)");
            FlinkRuntime.of(a).input(LEFT, numbers()).input(RIGHT, numbers()).addTo(environment());
        }

        @Test
        void aSourceForAnInputThatDoesNotExist() {
            Input<Long> wrong = Input.at("/a/inputs/middle", Long.class);
            assertThatThrownBy(() -> FlinkRuntime.of(a).input(wrong, numbers()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("input /a/inputs/middle of java.lang.Long: no launched application has it; there are:"
                            + " [/a/inputs/left of java.lang.Long, /a/inputs/right of java.lang.Long]");
        }

        @Test
        void aSourceForAnInputOfAnotherType() {
            Input<String> wrong = Input.at("/a/inputs/left", String.class);
            assertThatThrownBy(() ->
                            FlinkRuntime.of(a).input(wrong, new GeneratorSource<>(Generator.of(String.class, "pear"))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "input /a/inputs/left of java.lang.String: its events are java.lang.Long; use the type of"
                                    + " the stream");
        }

        @Test
        void aSecondSourceForAnInput() {
            assertThatThrownBy(() -> FlinkRuntime.of(a).input(LEFT, numbers()).input(LEFT, numbers()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "input /a/inputs/left: is bound already; to feed it from several sources, connect several"
                                    + " inputs to a sequencer");
            FlinkRuntime.of(a).input(LEFT, numbers()).input(RIGHT, numbers());
        }

        @Test
        void aSinkForAStreamThatDoesNotExist() {
            AtomicStream<Long> wrong = AtomicStream.at("/a/workflows/middle/stream", Long.class);
            assertThatThrownBy(() -> FlinkRuntime.of(a).output(wrong, new DiscardingSink<>()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "output /a/workflows/middle/stream of java.lang.Long: no launched application has it; there"
                                    + " are: [/a/inputs/left of java.lang.Long, /a/inputs/right of java.lang.Long,"
                                    + " /a/workflows/left/stream of java.lang.Long, /a/workflows/right/stream of java.lang.Long]");
            FlinkRuntime.of(a).output(AtomicStream.at("/a/workflows/left/stream", Long.class), new DiscardingSink<>());
        }

        @Test
        void aSinkForAStreamOfAnotherType() {
            AtomicStream<String> wrong = AtomicStream.at("/a/workflows/left/stream", String.class);
            assertThatThrownBy(() -> FlinkRuntime.of(a).output(wrong, new DiscardingSink<>()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage(
                            "output /a/workflows/left/stream of java.lang.String: its events are java.lang.Long; use the"
                                    + " type of the stream");
        }

        @Test
        void ofGenericTypesGoByPathWhereverTheTypeWasSaid() {
            Application lists =
                    Application.named("a", app -> app.workflow("w", app.input("left", new Type<List<String>>() {}))
                            .filter(list -> !list.isEmpty())
                            .sink());
            Input<List<String>> input = Input.at("/a/inputs/left", new Type<List<String>>() {});
            AtomicStream<List<String>> output = AtomicStream.at("/a/workflows/w/stream", new Type<List<String>>() {});
            FlinkRuntime.of(lists)
                    .input(input, new GeneratorSource<>(Generator.of(input.type(), List.of("pear"))))
                    .output(output, new DiscardingSink<>())
                    .addTo(environment());

            Input<List<Integer>> wrong = Input.at("/a/inputs/left", new Type<List<Integer>>() {});
            assertThatThrownBy(() -> FlinkRuntime.of(lists)
                            .input(wrong, new GeneratorSource<>(Generator.of(wrong.type(), List.of(1)))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("input /a/inputs/left of java.util.List<java.lang.Integer>: its events are"
                            + " java.util.List<java.lang.String>; use the type of the stream");
            AtomicStream<List<Integer>> wrongOutput =
                    AtomicStream.at("/a/workflows/w/stream", new Type<List<Integer>>() {});
            assertThatThrownBy(() -> FlinkRuntime.of(lists).output(wrongOutput, new DiscardingSink<>()))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("output /a/workflows/w/stream of java.util.List<java.lang.Integer>: its events are"
                            + " java.util.List<java.lang.String>; use the type of the stream");
        }
    }

    @Nested
    class Settings {
        private final Application plain =
                Application.named("a", app -> app.workflow("w", app.generator("numbers", Generator.range(0, 9, 3)))
                        .keyBy(Long.class, n -> n)
                        .process("task", Long.class, new Keep<>())
                        .sink());
        private final Application core =
                Application.named("a", app -> app.workflow("w", app.generator("numbers", Generator.range(0, 9, 3)))
                        .keyBy(Long.class, n -> n)
                        .process("task", Long.class, new Keep<>())
                        .replies(ECHO, new Echo())
                        .sink());

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                textBlock =
                        """
                        execution.runtime-mode | BATCH | STREAMING | a batch job has no checkpoints
                        execution.runtime-mode | AUTOMATIC | STREAMING | a batch job has no checkpoints
                        execution.checkpointing.mode | AT_LEAST_ONCE | EXACTLY_ONCE | with AT_LEAST_ONCE events are handled again after a failure
                        execution.checkpointing.unaligned.enabled | true | false | an unaligned barrier overtakes messages that would then be missing from the log
                        """)
        void thatWouldBreakAGuaranteeAreRefused(String key, String value, String right, String why) {
            assertThatThrownBy(() -> FlinkRuntime.of(plain)
                            .addTo(environment("execution.checkpointing.interval", "1s", key, value)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the environment has another " + key + ": " + why + "; set it to " + right);
            FlinkRuntime.of(plain).addTo(environment("execution.checkpointing.interval", "1s", key, right));
        }

        @Test
        void ofCheckpointsAreOfNoMatterWithoutCheckpoints() {
            FlinkRuntime.of(plain).addTo(environment("execution.checkpointing.unaligned.enabled", "true"));
        }

        @ParameterizedTest
        @ValueSource(strings = {"ROCKSDB", "FORST"})
        void timersOnTheHeapAreRefusedWhereThereIsACore(String backend) {
            String option = "state.backend." + backend.toLowerCase(java.util.Locale.ROOT) + ".timer-service.factory";
            String[] settings = {"execution.checkpointing.interval", "1s", option, "HEAP"};
            assertThatThrownBy(() -> FlinkRuntime.of(core).addTo(environment(settings)))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the environment has another " + option + ": timers on the heap"
                            + " are kept where a feedback core keeps its in-flight log; set it to " + backend);
            FlinkRuntime.of(plain).addTo(environment(settings));
            settings[3] = backend;
            FlinkRuntime.of(core).addTo(environment(settings));
        }
    }

    // Types and tasks of the programs below

    record Holder(Object content) {}

    record Sound(String content) {}

    enum Colour {
        RED
    }

    record Painted(Colour colour) {}

    record Configured(Object configuration) implements Task<Long, Long> {
        @Override
        public void process(Long number, TaskContext<Long> ctx) {}
    }

    static final KeyedPortal<Long, Long, Long> ECHO =
            KeyedPortal.at("/a/portals/echo", Long.class, Long.class, Long.class, n -> n);

    record Echo() implements Replier<Long, Long, Long> {
        @Override
        public void request(Long number, ReplierContext<Long, Long> ctx) {
            ctx.reply(number);
        }
    }

    record ConfiguredReplier(Object configuration) implements Replier<Long, Long, Long> {
        @Override
        public void request(Long number, ReplierContext<Long, Long> ctx) {
            ctx.reply(number);
        }
    }

    record WithState(Type<?> type) implements Task<Long, Long> {
        @Override
        public Uses uses() {
            PerKey<?> state = State.perKey("state", type);
            return Uses.state(state);
        }

        @Override
        public void process(Long number, TaskContext<Long> ctx) {}
    }

    record AskingFor(Portal<?, ?> portal) implements Task<Long, Long> {
        @Override
        public Uses uses() {
            return Uses.nothing().asks(portal);
        }

        @Override
        public void process(Long number, TaskContext<Long> ctx) {}
    }

    record Lists() implements Replier<Long, List<String>, Long> {
        @Override
        public void request(Long number, ReplierContext<Long, List<String>> ctx) {
            ctx.reply(List.of("" + number));
        }
    }

    private static Flow<Long> flow(AppBuilder app) {
        return app.workflow("w", app.generator("numbers", Generator.range(0, 9, 3)));
    }

    @Nested
    class Types {
        @Test
        void ofEventsWithoutASerializerAreNamedWithTheStepThatGivesThem() {
            assertThat(problems(app -> flow(app).map(Holder.class, Holder::new).sink()))
                    .containsExactly(
                            "/a/workflows/w/stream: events cannot be serialized; " + holderIsUnknown(),
                            "/a/workflows/w/map-1: events cannot be serialized; " + holderIsUnknown());
            assertThat(problems(app ->
                            flow(app).map(Sound.class, n -> new Sound("" + n)).sink()))
                    .isEmpty();
        }

        @Test
        void ofStateWithoutASerializerAreNamedWithTheTask() {
            assertThat(problems(app -> flow(app)
                            .keyBy(Long.class, n -> n)
                            .process("task", Long.class, new WithState(Type.of(Holder.class)))
                            .sink()))
                    .containsExactly("/a/workflows/w/task: state \"state\" cannot be serialized; " + holderIsUnknown());
            assertThat(problems(app -> flow(app)
                            .keyBy(Long.class, n -> n)
                            .process("task", Long.class, new WithState(Type.of(Sound.class)))
                            .sink()))
                    .isEmpty();
        }

        private String holderIsUnknown() {
            return Holder.class.getName()
                    + ".content: java.lang.Object says nothing of what is inside. Make it a sealed"
                    + " interface whose variants are records, or say which classes there are with Type.oneOf(..)";
        }

        @Test
        void ofKeysWhoseHashDiffersFromJvmToJvm() {
            assertThat(problems(app -> flow(app)
                            .keyBy(Painted.class, n -> new Painted(Colour.RED))
                            .process("task", Long.class, new Keep<>())
                            .sink()))
                    .containsExactly(
                            "/a/workflows/w/keyBy-1: " + Painted.class.getName() + ".colour is an enum: its hashCode"
                                    + " differs from JVM to JVM, so a key would move when the job restarts. Use its name(); key by a"
                                    + " value of another type");
            assertThat(problems(app -> flow(app)
                            .keyBy(Sound.class, n -> new Sound(Colour.RED.name()))
                            .process("task", Long.class, new Keep<>())
                            .sink()))
                    .isEmpty();
        }

        @Test
        void ofAStreamThatDifferInTheirParametersOnly() {
            Application lists = Application.named("a", app -> flow(app)
                    .map(new Type<List<String>>() {}, n -> List.of("" + n))
                    .sink());
            Application reader = Application.named("b", app -> app.workflow(
                            "r", AtomicStream.at("/a/workflows/w/stream", new Type<List<Integer>>() {}))
                    .sink());
            Application twin = Application.named(
                    "b", app -> app.workflow("r", AtomicStream.at("/a/workflows/w/stream", new Type<List<String>>() {}))
                            .sink());
            assertThat(problems(lists, reader))
                    .containsExactly("/b/workflows/r/source: names /a/workflows/w/stream as"
                            + " java.util.List<java.lang.Integer>, but its events are java.util.List<java.lang.String>; use"
                            + " the type of the stream");
            assertThat(problems(lists, twin)).isEmpty();
        }

        @Test
        void ofAPortalThatDifferInTheirParametersOnly() {
            Application asking = Application.named("b", app -> flow(app)
                    .keyBy(Long.class, n -> n)
                    .process("task", Long.class, new AskingFor(asked(NUMBERS)))
                    .sink());
            Application twin = Application.named("b", app -> flow(app)
                    .keyBy(Long.class, n -> n)
                    .process("task", Long.class, new AskingFor(asked(WORDS)))
                    .sink());
            assertThat(problems(lists(), asking))
                    .containsExactly("/b/workflows/w/task: asks /a/portals/lists of java.lang.Long ->"
                            + " java.util.List<java.lang.Integer>, but it is served as /a/portals/lists of java.lang.Long ->"
                            + " java.util.List<java.lang.String>; use the types of the portal");
            assertThat(problems(lists(), twin)).isEmpty();
        }

        private static final Type<List<Integer>> NUMBERS = new Type<>() {};
        private static final Type<List<String>> WORDS = new Type<>() {};

        private <R> Portal<Long, R> asked(Type<R> reply) {
            return Portal.at("/a/portals/lists", Type.of(Long.class), reply);
        }

        private Application lists() {
            KeyedPortal<Long, Long, List<String>> portal = KeyedPortal.at(
                    "/a/portals/lists", Type.of(Long.class), new Type<List<String>>() {}, Type.of(Long.class), n -> n);
            return Application.named("a", app -> flow(app)
                    .keyBy(Long.class, n -> n)
                    .process("task", Long.class, new Keep<>())
                    .replies(portal, new Lists())
                    .sink());
        }

        @Test
        void ofKeysOfOneCoreMustTellThemselvesFromEachOther() {
            assertThat(problems(app -> core(app, new Type<List<Long>>() {}, List::of)))
                    .containsExactly(
                            "core a: joins tasks whose keys are of several types, java.util.List<java.lang.Long>,"
                                    + " java.lang.Long, and java.util.List<java.lang.Long> is not a class; wrap that key in a record");
            assertThat(problems(app -> core(app, Type.of(Sound.class), n -> new Sound("" + n))))
                    .isEmpty();
        }

        @Test
        void ofKeysOfOneCoreMayBeSaidInSeveralWays() {
            assertThat(problems(app -> core(app, new Type<Long>() {}, n -> n))).isEmpty();
            assertThat(problems(app -> core(app, new Type<String>() {}, n -> "" + n)))
                    .isEmpty();
        }

        private <K> void core(AppBuilder app, Type<K> key, Fn<Long, K> keyOf) {
            flow(app)
                    .keyBy(key, keyOf)
                    .process("asking", Long.class, new AskingFor(ECHO))
                    .unkeyed()
                    .keyBy(Long.class, n -> n)
                    .process("serving", Long.class, new Keep<>())
                    .replies(ECHO, new Echo())
                    .sink();
        }
    }

    @Nested
    class WhatIsShipped {
        @Test
        void aTaskThatIsNotSerializable() {
            assertThat(problems(app -> flow(app)
                            .keyBy(Long.class, n -> n)
                            .process("task", Long.class, new Configured(new Object()))
                            .sink()))
                    .containsExactly("/a/workflows/w/task: the task" + NOT_SHIPPED);
            assertThat(problems(app -> flow(app)
                            .keyBy(Long.class, n -> n)
                            .process("task", Long.class, new Configured("object"))
                            .sink()))
                    .isEmpty();
        }

        @Test
        void aReplierThatIsNotSerializable() {
            assertThat(problems(app -> flow(app)
                            .keyBy(Long.class, n -> n)
                            .process("task", Long.class, new Keep<>())
                            .replies(ECHO, new ConfiguredReplier(new Object()))
                            .sink()))
                    .containsExactly("/a/workflows/w/task: the replier of /a/portals/echo" + NOT_SHIPPED);
            assertThat(problems(app -> flow(app)
                            .keyBy(Long.class, n -> n)
                            .process("task", Long.class, new Keep<>())
                            .replies(ECHO, new ConfiguredReplier("object"))
                            .sink()))
                    .isEmpty();
        }

        @Test
        void functionsThatCaptureWhatIsNotSerializable() {
            Object captured = new Object();
            String twin = "object";
            assertThat(problems(app -> flow(app)
                            .map(String.class, n -> n + "" + captured)
                            .filter(word -> word.equals(captured))
                            .flatMap(String.class, word -> List.of(word + captured))
                            .keyBy(String.class, word -> word + captured)
                            .sink()))
                    .containsExactly(
                            "/a/workflows/w/map-1: the function" + NOT_SHIPPED,
                            "/a/workflows/w/filter-1: the predicate" + NOT_SHIPPED,
                            "/a/workflows/w/flatMap-1: the function" + NOT_SHIPPED,
                            "/a/workflows/w/keyBy-1: the function" + NOT_SHIPPED);
            assertThat(problems(app -> flow(app)
                            .map(String.class, n -> n + "" + twin)
                            .filter(word -> word.equals(twin))
                            .flatMap(String.class, word -> List.of(word + twin))
                            .keyBy(String.class, word -> word + twin)
                            .sink()))
                    .isEmpty();
        }

        @Test
        void aGeneratorThatIsNotSerializable() {
            Object captured = new Object();
            String twin = "object";
            assertThat(problems(app -> app.workflow(
                                    "w", app.generator("numbers", Generator.from(Type.of(Long.class), atom -> List.of(
                                                    List.of((long) captured.hashCode()))
                                            .iterator())))
                            .sink()))
                    .containsExactly("/a/generators/numbers: the generator" + NOT_SHIPPED);
            assertThat(problems(app -> app.workflow(
                                    "w", app.generator("numbers", Generator.from(Type.of(Long.class), atom -> List.of(
                                                    List.of((long) twin.hashCode()))
                                            .iterator())))
                            .sink()))
                    .isEmpty();
        }

        private static final String NOT_SHIPPED =
                " cannot be shipped to where it runs (java.io.NotSerializableException: java.lang.Object); let it capture, or"
                        + " have as components, only what is Serializable; a lambda in an instance method captures its object"
                        + " when it uses a field";
    }
}
