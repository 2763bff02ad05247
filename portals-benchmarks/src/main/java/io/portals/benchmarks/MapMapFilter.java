package io.portals.benchmarks;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Input;
import io.portals.flink.FlinkRuntime;
import java.util.List;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** Two maps and a filter, chained to source and sink: what the translation of stateless steps costs. */
final class MapMapFilter implements Benchmark {
    private static final long EVENTS = 20_000_000;
    private static final double TARGET = 0.95;

    private static final Input<Long> NUMBERS = Input.at("/stateless/inputs/numbers", Long.class);
    private static final AtomicStream<Reading> KEPT =
            AtomicStream.at("/stateless/workflows/kept/stream", Reading.class);
    private static final Application APPLICATION =
            Application.named("stateless", app -> app.workflow("kept", app.input("numbers", Long.class))
                    .map(Reading.class, Reading::of)
                    .map(Reading.class, MapMapFilter::scaled)
                    .filter(MapMapFilter::isKept)
                    .sink());

    @Override
    public String name() {
        return "map-map-filter";
    }

    @Override
    public String about() {
        return "stateless steps";
    }

    private static Reading scaled(Reading reading) {
        return new Reading(reading.sensor(), reading.number() * 3);
    }

    private static boolean isKept(Reading reading) {
        return reading.number() % 2 == 0;
    }

    @Override
    public void run(Lab lab) throws Exception {
        long events = lab.scaled(EVENTS);
        lab.report().section("map, map, filter, parallelism 1");
        List<Rates> rates = lab.alternate(
                new Program("Portals", 1, events, events / 2, environment -> portals(environment, events)),
                new Program("Flink", 1, events, events / 2, environment -> flink(environment, events)));
        rates.forEach(each -> lab.report().rates(each, "events"));
        lab.report().ratio(rates.get(0), rates.get(1), TARGET);
    }

    private static void portals(StreamExecutionEnvironment environment, long events) {
        FlinkRuntime.of(APPLICATION)
                .input(NUMBERS, FlinkJob.source(events))
                .output(KEPT, new CountingSink<>())
                .addTo(environment);
    }

    private static void flink(StreamExecutionEnvironment environment, long events) {
        FlinkJob.numbers(environment, events)
                .map(new ToReading())
                .map(new Scale())
                .filter(new Keep())
                .sinkTo(new CountingSink<>());
    }

    /** The first step of all hand-written jobs on readings. */
    static final class ToReading implements MapFunction<Long, Reading> {
        @Override
        public Reading map(Long number) {
            return Reading.of(number);
        }
    }

    private static final class Scale implements MapFunction<Reading, Reading> {
        @Override
        public Reading map(Reading reading) {
            return scaled(reading);
        }
    }

    private static final class Keep implements FilterFunction<Reading> {
        @Override
        public boolean filter(Reading reading) {
            return isKept(reading);
        }
    }
}
