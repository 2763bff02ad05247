package io.portals.flink.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.flink.ProbeAccess;
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
public record ExactlyOnceRun(
        String setting, List<String> problems, int failures, int restores, int loaded, int committed, long aborted) {
    private static final Duration LIMIT = Duration.ofSeconds(120);
    private static final Duration CHECKPOINT_LIMIT = Duration.ofSeconds(20);

    /** The first seed from the given one on that draws the parallelism. */
    public static long seedWithParallelism(int parallelism, long from) {
        long seed = from;
        while (parallelism(random(seed)) != parallelism) {
            seed++;
        }
        return seed;
    }

    /** A hash that does not depend on the JVM. */
    public static long mix(long value) {
        long mixed = (value ^ (value >>> 33)) * 0xff51afd7ed558ccdL;
        mixed = (mixed ^ (mixed >>> 33)) * 0xc4ceb9fe1a85ec53L;
        return (mixed ^ (mixed >>> 33)) & Long.MAX_VALUE;
    }

    private static Random random(long seed) {
        return new Random(mix(seed)); // neighbouring seeds of Random begin alike
    }

    private static int parallelism(Random random) {
        return 1 + random.nextInt(4);
    }

    /** Heap more often, as it is fast. */
    private static final List<String> BACKENDS = List.of("hashmap", "hashmap", "hashmap", "rocksdb", "forst");

    /** Runs the program. */
    public static ExactlyOnceRun of(
            TestCluster cluster, Path folder, Program program, long seed, FaultProbe.Mutation mutation)
            throws Exception {
        Random random = random(seed);
        int parallelism = parallelism(random);
        String backend = BACKENDS.get(random.nextInt(BACKENDS.size()));
        int failures = 2 + random.nextInt(3);
        boolean whileFinishing = random.nextBoolean();
        JobConfig config =
                JobConfig.of(parallelism, folder, 40 + random.nextInt(60)).checkpointsTakeAtMost(CHECKPOINT_LIMIT);
        JobMetrics.reset();
        Faults.reset();
        if (whileFinishing) {
            Faults.arm(Faults.Place.FINISHING, 1 + random.nextInt(parallelism));
        }
        CommittedSink<Seen> sink = new CommittedSink<>();
        JobClient job = ProbeAccess.probed(program.runtime(sink), new FaultProbe(mutation))
                .tuning(program.tuning())
                .executeAsync(cluster.environment(config.with("state.backend.type", backend)));
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
                program + " seed " + seed + " parallelism " + parallelism + " " + backend,
                program.problems(committed),
                Faults.thrown(),
                restores,
                loaded,
                committed.size(),
                sink.written() - committed.size());
    }

    /** In a line. */
    public String summary() {
        return setting + ": " + failures + " failures, " + restores + " restores (" + loaded
                + " with messages or asks), " + committed + " committed, " + aborted + " written and aborted";
    }

    /** Failures that hit nothing would prove nothing: at least half of the restores must have brought something back. */
    public static void assertMostRestoresWereLoaded(List<ExactlyOnceRun> runs) {
        int restores = runs.stream().mapToInt(ExactlyOnceRun::restores).sum();
        int loaded = runs.stream().mapToInt(ExactlyOnceRun::loaded).sum();
        System.out.println("restores: " + restores + ", with messages or asks in flight: " + loaded);
        assertThat(restores).isGreaterThanOrEqualTo(runs.size());
        assertThat(loaded * 2).as("of " + restores + " restores").isGreaterThanOrEqualTo(restores);
    }
}
