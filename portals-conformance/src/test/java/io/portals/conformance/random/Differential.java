package io.portals.conformance.random;

import io.portals.conformance.random.run.Comparison;
import io.portals.conformance.random.run.Coverage;
import io.portals.conformance.random.run.Difference;
import io.portals.conformance.random.run.FlinkRun;
import io.portals.conformance.random.run.FlinkSettings;
import io.portals.conformance.random.run.LocalTrial;
import io.portals.conformance.random.run.Plant;
import io.portals.conformance.random.spec.ProgramGenerator;
import io.portals.conformance.random.spec.ProgramSpec;
import io.portals.flink.testing.TestCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Runs random programs on the local runtime, without and with crashes, and on Flink with failures, and compares what comes out.
 * While the programs of a block run in one Flink job, they run one after the other on the local runtime. Without Flink each is a
 * block of its own.
 */
final class Differential implements AutoCloseable {
    private static final Duration SHRINKING = Duration.ofSeconds(60);
    /** A failure on Flink need not strike at the same place again. */
    private static final int ATTEMPTS_ON_FLINK = 3;

    private final Plant plant;
    private final TestCluster cluster;
    private final Consumer<String> log;
    private final ExecutorService thread = Executors.newSingleThreadExecutor();
    private final Coverage coverage = new Coverage();
    private final List<Disagreement> disagreements = new ArrayList<>();

    /**
     * @param cluster null for runs on the local runtime only
     * @param log gets what is to be seen while it runs
     */
    Differential(Plant plant, TestCluster cluster, Consumer<String> log) {
        this.plant = plant;
        this.cluster = plant.isLocal() ? null : cluster;
        this.log = log;
    }

    Coverage coverage() {
        return coverage;
    }

    List<Disagreement> disagreements() {
        return disagreements;
    }

    /** Runs so many programs, block by block, and reports each disagreement. */
    void run(long from, long seeds) throws Exception {
        run(from, seeds, () -> false);
    }

    /** As the other, until something holds between two blocks. */
    void run(long from, long seeds, BooleanSupplier enough) throws Exception {
        long seed = from;
        while (seed < from + seeds && !enough.getAsBoolean()) {
            long block = cluster == null ? seed + 1 : (FlinkSettings.blockOf(seed) + 1) * FlinkSettings.BLOCK;
            long end = Math.min(from + seeds, block);
            block(seed, end);
            seed = end;
        }
    }

    private void block(long from, long end) throws Exception {
        List<ProgramSpec> programs = new ArrayList<>();
        for (long seed = from; seed < end; seed++) {
            programs.add(ProgramGenerator.program(seed));
        }
        CompletableFuture<FlinkRun> job = cluster == null
                ? CompletableFuture.completedFuture(null)
                : CompletableFuture.supplyAsync(() -> onFlink(programs, from), thread);
        List<LocalTrial> trials = new ArrayList<>();
        List<Disagreement> found = new ArrayList<>();
        for (int i = 0; i < programs.size(); i++) {
            LocalTrial trial = plant.isOfFlink()
                    ? LocalTrial.plain(programs.get(i), from + i)
                    : LocalTrial.of(programs.get(i), from + i, plant);
            trials.add(trial);
            coverage.add(programs.get(i), trial);
            if (!trial.differences().isEmpty()) {
                found.add(new Disagreement(from + i, programs.get(i), false, trial.differences()));
            }
        }
        FlinkRun run = job.get();
        if (run != null) {
            coverage.add(run);
            for (int i = 0; i < programs.size(); i++) {
                List<Difference> differences = Comparison.between(
                        trials.get(i).reference().outcome(), run.outcomes().get(i));
                if (!differences.isEmpty()) {
                    found.add(new Disagreement(from + i, programs.get(i), true, differences));
                }
            }
        }
        disagreements.addAll(found);
        found.forEach(this::report);
    }

    private FlinkRun onFlink(List<ProgramSpec> programs, long seed) {
        try {
            return FlinkRun.of(cluster, programs, FlinkSettings.of(seed), plant.flink());
        } catch (Exception e) {
            throw new CompletionException(e);
        }
    }

    // ------------------------------------------------------------------------------------------- disagreements

    private void report(Disagreement found) {
        log.accept("DISAGREEMENT: " + found.command(plant));
        found.lines().forEach(line -> log.accept("  " + line));
    }

    /** Shrinks a disagreement and shows what is left. */
    void shrink(Disagreement found) {
        Predicate<ProgramSpec> disagrees = found.onFlink()
                ? spec -> disagreesOnFlink(spec, found.seed())
                : spec ->
                        !LocalTrial.of(spec, found.seed(), plant).differences().isEmpty();
        if (!disagrees.test(found.program())) {
            log.accept("seed " + found.seed() + " did not disagree again by itself; its block has "
                    + FlinkSettings.of(found.seed()) + ", and begins at seed "
                    + FlinkSettings.blockOf(found.seed()) * FlinkSettings.BLOCK);
            return;
        }
        ProgramSpec smallest = Shrinker.shrunk(found.program(), disagrees, SHRINKING);
        log.accept("the smallest program found on which the runs of seed " + found.seed() + " disagree:");
        smallest.toString().lines().forEach(line -> log.accept("  " + line));
    }

    private boolean disagreesOnFlink(ProgramSpec spec, long seed) {
        LocalTrial reference = LocalTrial.plain(spec, seed);
        for (int attempt = 0; attempt < ATTEMPTS_ON_FLINK; attempt++) {
            FlinkRun run = onFlink(List.of(spec), seed);
            if (!Comparison.between(
                            reference.reference().outcome(), run.outcomes().get(0))
                    .isEmpty()) {
                return true;
            }
        }
        return false;
    }

    @Override
    public void close() {
        thread.shutdownNow();
    }
}
