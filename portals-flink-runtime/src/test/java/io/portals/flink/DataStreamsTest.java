package io.portals.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Input;
import io.portals.api.Sequencer;
import io.portals.api.Type;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.flink.testing.CommittedSink;
import io.portals.flink.testing.JobConfig;
import io.portals.flink.testing.TestCluster;
import io.portals.flink.types.PortalsTypes;
import java.io.Serializable;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A program of Flink, applications, and a program of Flink again, as one job. */
final class DataStreamsTest {
    @RegisterExtension
    static final TestCluster CLUSTER = new TestCluster();

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final long NUMBERS = 2_000;

    @TempDir
    Path folder;

    /** Kept by a POJO serializer of Flink where it comes in. */
    public static final class Reading {
        public long number;

        public Reading() {}

        Reading(long number) {
            this.number = number;
        }
    }

    record Counted(long key, long count) implements Serializable {}

    private static final Input<Reading> IN = Input.at("/counting/inputs/readings", Reading.class);
    private static final AtomicStream<Counted> OUT =
            AtomicStream.at("/counting/workflows/counts/stream", Counted.class);

    record Count() implements Task<Reading, Counted> {
        static final PerKey<Long> COUNT = State.perKey("count", Long.class).orElse(0L);

        @Override
        public Uses uses() {
            return Uses.state(COUNT);
        }

        @Override
        public void process(Reading reading, TaskContext<Counted> ctx) {
            ctx.emit(new Counted(ctx.key(Long.class), ctx.update(COUNT, n -> n + 1)));
        }
    }

    /** Each number goes round once more, so that there is a core. */
    private static Application counting() {
        return Application.named("counting", app -> {
            Sequencer<Reading> all = app.sequencer("all", Reading.class);
            app.connect(app.input("readings", Reading.class), all);
            app.connect(
                    app.workflow("again", all)
                            .filter(reading -> reading.number >= 0)
                            .map(Reading.class, reading -> new Reading(-1 - reading.number))
                            .sink(),
                    all);
            app.workflow("counts", all)
                    .keyBy(Long.class, reading -> Math.floorMod(reading.number, 5L))
                    .process("count", Counted.class, new Count())
                    .sink();
        });
    }

    private static DataStream<Reading> readings(StreamExecutionEnvironment environment) {
        return environment
                .fromSource(
                        new NumberSequenceSource(0, NUMBERS - 1),
                        WatermarkStrategy.noWatermarks(),
                        "numbers",
                        Types.LONG)
                .uid("numbers")
                .map(Reading::new)
                .returns(Reading.class)
                .uid("readings");
    }

    @Test
    void aStreamComesInAndAStreamGoesOut() throws Exception {
        StreamExecutionEnvironment environment = CLUSTER.environment(JobConfig.of(2, folder, 50));
        CommittedSink<Long> largest = new CommittedSink<>();
        CommittedSink<Counted> all = new CommittedSink<>();
        FlinkRuntime runtime = FlinkRuntime.of(counting())
                .inputStream(IN, readings(environment))
                .output(OUT, all)
                .outputStream(OUT, counts -> counts.filter(counted -> counted.count() == 2 * NUMBERS / 5)
                        .uid("last")
                        .map(Counted::key)
                        .returns(Types.LONG)
                        .uid("keys")
                        .sinkTo(largest)
                        .uid("largest"));
        CLUSTER.await(runtime.executeAsync(environment), LIMIT);

        assertThat(largest.committed()).containsExactlyInAnyOrder(0L, 1L, 2L, 3L, 4L);
        List<Counted> expected = new ArrayList<>();
        LongStream.range(0, 5).forEach(key -> LongStream.rangeClosed(1, 2 * NUMBERS / 5)
                .forEach(count -> expected.add(new Counted(key, count))));
        assertThat(all.committed()).hasSize(expected.size());
        assertThat(List.copyOf(all.committed())).containsAll(expected);
    }

    @Test
    void whatGoesOutHasTheTypesOfTheApplications() {
        StreamExecutionEnvironment environment = CLUSTER.environment(JobConfig.of(2, folder, 50));
        List<Object> types = new ArrayList<>();
        FlinkRuntime.of(counting())
                .inputStream(IN, readings(environment))
                .outputStream(OUT, counts -> types.add(counts.getType()))
                .addTo(environment);
        assertThat(types).containsExactly(PortalsTypes.of(Type.of(Counted.class)));
    }

    @Test
    void aStreamOfAnotherEnvironmentIsRefused() {
        StreamExecutionEnvironment environment = CLUSTER.environment(JobConfig.of(2, folder, 50));
        StreamExecutionEnvironment other = CLUSTER.environment(JobConfig.of(2, folder, 50));
        FlinkRuntime runtime = FlinkRuntime.of(counting()).inputStream(IN, readings(other));
        assertThatThrownBy(() -> runtime.addTo(environment))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("input /counting/inputs/readings: the stream that is bound to it is one of another"
                        + " environment; use the environment in which it was made");
        runtime.addTo(other);
    }

    @Test
    void anInputIsBoundOnce() {
        StreamExecutionEnvironment environment = CLUSTER.environment(JobConfig.of(2, folder, 50));
        FlinkRuntime runtime = FlinkRuntime.of(counting()).inputStream(IN, readings(environment));
        assertThatThrownBy(() -> runtime.inputStream(IN, readings(environment)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("input /counting/inputs/readings: is bound already");
    }
}
