package io.portals.flink.exactlyonce;

import io.portals.flink.ProbeAccess;
import io.portals.flink.core.CoreTuning;
import io.portals.flink.testing.CommittedSink;
import io.portals.flink.testing.FaultProbe;
import io.portals.flink.testing.Faults;
import io.portals.flink.testing.JobConfig;
import io.portals.flink.testing.JobMetrics;
import io.portals.flink.testing.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.flink.core.execution.JobClient;

/**
 * One run of a program with failures drawn from a seed.
 *
 * @param problems what the oracle found
 * @param failures how many struck
 * @param restores how many restarts from a checkpoint there were
 * @param loaded how many of them brought back messages or open asks, by the core's metrics
 * @param committed size of the output
 * @param aborted how much was written and never committed
 */
record ExactlyOnceRun(
        String setting, List<String> problems, int failures, int restores, int loaded, int committed, long aborted) {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    /** So low that queues are not empty when barriers come. */
    private static final CoreTuning SMALL_BUDGET = new CoreTuning(8, 2, 10_000);

    static ExactlyOnceRun of(TestCluster cluster, Path folder, Program program, long seed, FaultProbe.Mutation mutation)
            throws Exception {
        Random random = new Random(seed);
        int parallelism = 1 + random.nextInt(4);
        boolean rocksdb = random.nextInt(3) == 0;
        int failures = 2 + random.nextInt(3);
        boolean whileFinishing = random.nextBoolean();
        JobConfig config = JobConfig.of(parallelism, folder, 40 + random.nextInt(60));
        JobMetrics.reset();
        Faults.reset();
        if (whileFinishing) {
            Faults.arm(Faults.Place.FINISHING, 1 + random.nextInt(parallelism));
        }
        CommittedSink<Seen> sink = new CommittedSink<>();
        JobClient job = ProbeAccess.probed(program.runtime(sink), new FaultProbe(mutation))
                .tuning(SMALL_BUDGET)
                .executeAsync(cluster.environment(rocksdb ? config.rocksdb() : config));
        Faults.inject(cluster, job, random, failures);
        cluster.await(job, LIMIT);
        Map<Integer, Long> messages = JobMetrics.sumByAttempt("restoredMessages");
        Map<Integer, Long> asks = JobMetrics.sumByAttempt("restoredAsks");
        int restores =
                (int) messages.keySet().stream().filter(attempt -> attempt > 0).count();
        int loaded = (int) messages.keySet().stream()
                .filter(attempt -> attempt > 0 && messages.get(attempt) + asks.getOrDefault(attempt, 0L) > 0)
                .count();
        List<Seen> committed = sink.committed();
        return new ExactlyOnceRun(
                program + " seed " + seed + " parallelism " + parallelism + (rocksdb ? " rocksdb" : " heap"),
                program.problems(committed),
                Faults.thrown(),
                restores,
                loaded,
                committed.size(),
                sink.written() - committed.size());
    }
}
