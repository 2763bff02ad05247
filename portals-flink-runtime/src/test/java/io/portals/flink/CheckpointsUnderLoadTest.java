package io.portals.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Input;
import io.portals.api.Sequencer;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.flink.testing.JobConfig;
import io.portals.flink.testing.JobMetrics;
import io.portals.flink.testing.NeverEnding;
import io.portals.flink.testing.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.core.execution.JobClient;
import org.apache.flink.runtime.checkpoint.AbstractCheckpointStats;
import org.apache.flink.runtime.checkpoint.CheckpointStatsStatus;
import org.apache.flink.runtime.checkpoint.FailedCheckpointStats;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A core that never rests lets barriers through. */
final class CheckpointsUnderLoadTest {
    @RegisterExtension
    static final TestCluster CLUSTER = new TestCluster();

    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final int WARM_UP = 20;
    private static final int CHECKPOINTS = 30;

    /** Outlives the cluster, which may write to it until it has stopped. */
    @TempDir
    static Path folder;

    /** Goes on for ever. */
    record Token(long seed) {
        Token next() {
            return new Token(seed * 6364136223846793005L + 1442695040888963407L);
        }

        long key() {
            return (seed >>> 33) % 10_000;
        }
    }

    record Hop() implements Task<Token, Token> {
        static final PerKey<Long> VISITS = State.perKey("visits", Long.class).orElse(0L);

        @Override
        public Uses uses() {
            return Uses.state(VISITS);
        }

        @Override
        public void process(Token token, TaskContext<Token> ctx) {
            ctx.update(VISITS, n -> n + 1);
            ctx.emit(token.next());
        }
    }

    private static final Input<Long> SEEDS = Input.at("/hot/inputs/seeds", Long.class);

    private static Application tokens() {
        return Application.named("hot", app -> {
            Sequencer<Token> all = app.sequencer("tokens", Token.class);
            AtomicStream<Token> hops = app.workflow("hops", all)
                    .keyBy(Long.class, Token::key)
                    .process("hop", Token.class, new Hop())
                    .sink();
            AtomicStream<Token> start = app.workflow("start", app.input("seeds", Long.class))
                    .map(Token.class, seed -> new Token(seed * 7919 + 13))
                    .sink();
            app.connect(start, all);
            app.connect(hops, all);
        });
    }

    @ParameterizedTest(name = "{0} tokens, parallelism {1}")
    @CsvSource({"1000, 1", "200000, 2"})
    void checkpointsKeepCompletingWhileTokensRunHot(long count, int parallelism) throws Exception {
        JobMetrics.reset();
        JobConfig config = JobConfig.of(parallelism, folder, 100).with("restart-strategy.type", "none");
        JobClient job = FlinkRuntime.of(tokens())
                .input(SEEDS, new NeverEnding<>(new NumberSequenceSource(0, count - 1)))
                .executeAsync(CLUSTER.environment(config));
        // Until then sources run, and the JVM is busier with compiling hops and checkpoints than with running them.
        CLUSTER.await(
                "all tokens going round",
                job,
                LIMIT,
                () -> hops() > 10 * count && CLUSTER.completedCheckpoints(job) >= WARM_UP);
        long before = CLUSTER.completedCheckpoints(job);
        long hopsBefore = hops();
        CLUSTER.await(
                CHECKPOINTS + " checkpoints",
                job,
                LIMIT,
                () -> CLUSTER.completedCheckpoints(job) >= before + CHECKPOINTS);
        List<AbstractCheckpointStats> all =
                CLUSTER.checkpoints(job.getJobID()).getHistory().getCheckpoints();
        List<AbstractCheckpointStats> history = all.subList(0, CHECKPOINTS);
        long hops = hops() - hopsBefore;
        CLUSTER.cancel(job, LIMIT);
        long[] durations = history.stream()
                .filter(checkpoint -> checkpoint.getStatus() == CheckpointStatsStatus.COMPLETED)
                .mapToLong(AbstractCheckpointStats::getEndToEndDuration)
                .sorted()
                .toArray();
        long longest = durations[durations.length - 1];
        System.out.println(count + " tokens, parallelism " + parallelism + ": " + hops + " hops during "
                + history.size() + " checkpoints, which took " + durations[durations.length / 2] + " ms in the median, "
                + longest
                + " ms at most");
        assertThat(all)
                .filteredOn(checkpoint -> checkpoint.getStatus() == CheckpointStatsStatus.FAILED)
                .extracting(checkpoint -> ((FailedCheckpointStats) checkpoint).getFailureMessage())
                .isEmpty();
        assertThat(longest).as("longest checkpoint in ms").isLessThanOrEqualTo(1_000);
        assertThat(hops).as("the core was busy all the time").isGreaterThan(10L * count);
    }

    private static long hops() {
        return JobMetrics.sum("deliveredInProcess") + JobMetrics.sum("sentToOtherSubtasks");
    }
}
