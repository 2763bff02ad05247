package io.portals.benchmarks;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Input;
import io.portals.api.Type;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.flink.FlinkRuntime;
import io.portals.flink.types.PortalsTypes;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Counts events by key, and emits each count: a keyBy, a state read and a state written for each event. */
final class KeyedCount implements Benchmark {
    private static final long EVENTS = 5_000_000;
    private static final double TARGET = 0.95;

    private static final Input<Long> NUMBERS = Input.at("/counting/inputs/numbers", Long.class);
    private static final AtomicStream<Long> COUNTS = AtomicStream.at("/counting/workflows/counts/stream", Long.class);
    private static final Application APPLICATION =
            Application.named("counting", app -> app.workflow("counts", app.input("numbers", Long.class))
                    .map(Reading.class, Reading::of)
                    .keyBy(String.class, Reading::sensor)
                    .process("count", Long.class, new Count())
                    .sink());

    private record Count() implements Task<Reading, Long> {
        private static final PerKey<Long> COUNT =
                State.perKey("count", Long.class).orElse(0L);

        @Override
        public Uses uses() {
            return Uses.state(COUNT);
        }

        @Override
        public void process(Reading reading, TaskContext<Long> ctx) {
            ctx.emit(ctx.update(COUNT, count -> count + 1));
        }
    }

    @Override
    public String name() {
        return "keyed-count";
    }

    @Override
    public String about() {
        return "a count by key";
    }

    @Override
    public void run(Lab lab) throws Exception {
        for (int parallelism : new int[] {1, 2}) {
            run(lab, parallelism);
        }
    }

    private static void run(Lab lab, int parallelism) throws Exception {
        long events = lab.scaled(EVENTS);
        lab.report().section("keyed count, parallelism " + parallelism);
        List<Rates> rates = lab.alternate(
                new Program("Portals", parallelism, events, events, environment -> portals(environment, events)),
                new Program(
                        "Flink",
                        parallelism,
                        events,
                        events,
                        environment -> flink(environment, events, TypeInformation.of(Reading.class))),
                new Program(
                        "Flink, Portals' serializers",
                        parallelism,
                        events,
                        events,
                        environment -> flink(environment, events, PortalsTypes.of(Type.of(Reading.class)))));
        rates.forEach(each -> lab.report().rates(each, "events"));
        lab.report().ratio(rates.get(0), rates.get(1), TARGET);
        lab.report().ratio(rates.get(0), rates.get(2), TARGET);
    }

    private static void portals(StreamExecutionEnvironment environment, long events) {
        FlinkRuntime.of(APPLICATION)
                .input(NUMBERS, FlinkJob.source(events))
                .output(COUNTS, new CountingSink<>())
                .addTo(environment);
    }

    private static void flink(StreamExecutionEnvironment environment, long events, TypeInformation<Reading> readings) {
        FlinkJob.numbers(environment, events)
                .map(new MapMapFilter.ToReading(), readings)
                .keyBy(Reading::sensor, Types.STRING)
                .process(new CountFunction(), Types.LONG)
                .sinkTo(new CountingSink<>());
    }

    private static final class CountFunction extends KeyedProcessFunction<String, Reading, Long> {
        private transient ValueState<Long> count;

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
        }

        @Override
        public void processElement(Reading reading, Context context, Collector<Long> out) throws Exception {
            Long before = count.value();
            long now = before == null ? 1 : before + 1;
            count.update(now);
            out.collect(now);
        }
    }
}
