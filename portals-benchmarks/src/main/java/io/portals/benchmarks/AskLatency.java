package io.portals.benchmarks;

import io.portals.flink.FlinkRuntime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;
import org.apache.flink.api.connector.source.util.ratelimit.RateLimiterStrategy;
import org.apache.flink.connector.datagen.source.DataGeneratorSource;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.runtime.state.KeyGroupRangeAssignment;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * From ask to reply, where asker and replier are on different subtasks, at 500 asks a second. The asker takes both times, so the
 * way from the source to it does not count; a short buffer timeout only keeps that way from bunching the asks.
 */
final class AskLatency implements Benchmark {
    private static final int PARALLELISM = 2;
    private static final int ASKS_PER_SECOND = 500;
    private static final long SECONDS = 10;
    private static final long WARM_UP_SECONDS = 3;
    private static final long LONGEST_NANOS = TimeUnit.SECONDS.toNanos(60);
    private static final double MICROS = 1_000;

    private static volatile Histogram latencies;
    private static volatile long measuredFromNanos;

    @Override
    public String name() {
        return "ask-latency";
    }

    @Override
    public String about() {
        return "from ask to reply across subtasks, at 500 a second";
    }

    @Override
    public void run(Lab lab) throws Exception {
        long warmUp = lab.quick() ? 1 : WARM_UP_SECONDS;
        long seconds = warmUp + (lab.quick() ? 2 : SECONDS);
        lab.report().section("ask across subtasks, parallelism 2, 500 a second");
        latencies = new ConcurrentHistogram(LONGEST_NANOS, 3);
        measuredFromNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(warmUp);
        long asks = seconds * ASKS_PER_SECOND;
        lab.run(
                new Program("Portals", PARALLELISM, asks, asks, environment -> portals(environment, asks)),
                Map.of("execution.buffer-timeout.interval", "1ms"));
        lab.report()
                .line(
                        "  p50 %.0f µs, p99 %.0f µs, highest %.0f µs of %d asks",
                        latencies.getValueAtPercentile(50) / MICROS,
                        latencies.getValueAtPercentile(99) / MICROS,
                        latencies.getMaxValue() / MICROS,
                        latencies.getTotalCount());
    }

    private static void portals(StreamExecutionEnvironment environment, long asks) {
        GeneratorFunction<Long, Long> numbers = number -> number;
        FlinkRuntime.of(Asking.applications(AskLatency::remote, true))
                .input(
                        Asking.NUMBERS,
                        new DataGeneratorSource<>(
                                numbers, asks, RateLimiterStrategy.perSecond(ASKS_PER_SECOND), Types.LONG))
                .output(Asking.HEARD, new LatencySink())
                .addTo(environment);
    }

    /** A question to a counter on another subtask. */
    private static Asking.Question remote(Long number) {
        String asker = Keys.of(number);
        return new Asking.Question(asker, Keys.elsewhere(number + Keys.COUNT, asker, AskLatency::subtask), number);
    }

    private static int subtask(String key) {
        return KeyGroupRangeAssignment.assignKeyToParallelOperator(key, Cluster.MAX_PARALLELISM, PARALLELISM);
    }

    private static final class LatencySink implements Sink<Long> {
        @Override
        public SinkWriter<Long> createWriter(WriterInitContext context) {
            return new SinkWriter<>() {
                @Override
                public void write(Long nanos, Context context) {
                    Meter.result();
                    if (System.nanoTime() - measuredFromNanos > 0) {
                        latencies.recordValue(Math.min(nanos, LONGEST_NANOS));
                    }
                }

                @Override
                public void flush(boolean endOfInput) {
                    // nothing is buffered
                }

                @Override
                public void close() {
                    // nothing is held
                }
            };
        }
    }
}
