package io.portals.conformance.random.run;

import io.portals.conformance.random.program.Stages;
import io.portals.flink.testing.Faults;
import io.portals.flink.testing.Faults.Place;
import io.portals.flink.testing.TestCluster;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.apache.flink.core.execution.JobClient;

/**
 * Lets failures strike a job, one after the other. A checkpoint is taken while a stage of the sources is at work; then the failure
 * strikes, while the next stage is.
 */
final class Strikes {
    /** A place that the job does not pass any more is given up. */
    private static final Duration LIMIT = Duration.ofSeconds(3);

    private static final Duration CHECKPOINT_LIMIT = Duration.ofSeconds(20);
    private static final int POLL_MILLIS = 3;
    /** How far a stage may have come when a checkpoint is triggered. */
    private static final int MOST_MILLIS_AT_WORK = 25;

    private static final Place[] PLACES = {
        Place.HANDLER, Place.SNAPSHOT, Place.RESTORE, Place.SINK_WRITE, Place.SINK_COMMIT, Place.HANDLER, Place.HANDLER
    };

    private final TestCluster cluster;
    private final JobClient job;
    private final Random random;

    private Strikes(TestCluster cluster, JobClient job, Random random) {
        this.cluster = cluster;
        this.job = job;
        this.random = random;
    }

    /** @param mostPasses how often handlers and sinks go on before a failure, at most */
    static void at(TestCluster cluster, JobClient job, Random random, int failures, int mostPasses) throws Exception {
        new Strikes(cluster, job, random).strike(failures, mostPasses);
        Stages.open(Integer.MAX_VALUE);
    }

    private void strike(int failures, int mostPasses) throws Exception {
        for (int failure = 1; failure <= failures; failure++) {
            checkpoint();
            int before = Faults.thrown();
            Place place = PLACES[random.nextInt(PLACES.length)];
            boolean twice = place == Place.RESTORE; // after a failure of a handler
            boolean atCheckpoint = place == Place.SNAPSHOT || place == Place.SINK_COMMIT;
            Faults.arm(place, twice || atCheckpoint ? 1 : 1 + random.nextInt(mostPasses));
            if (twice) {
                Faults.arm(Place.HANDLER, 1 + random.nextInt(mostPasses));
            }
            Stages.open(failure);
            if (atCheckpoint) {
                checkpoint();
            }
            int struck = before + (twice ? 2 : 1);
            await(LIMIT, () -> Faults.thrown() >= struck);
            Faults.arm(place, 0);
            Faults.arm(Place.HANDLER, 0);
        }
    }

    /** Takes a checkpoint as soon as all tasks run, unless the job has ended, or a failure strikes. */
    private void checkpoint() throws Exception {
        long end = System.nanoTime() + CHECKPOINT_LIMIT.toNanos();
        int before = Faults.thrown();
        while (System.nanoTime() < end && !ended() && Faults.thrown() == before) {
            if (cluster.areAllTasksRunning()) {
                TimeUnit.MILLISECONDS.sleep(random.nextInt(MOST_MILLIS_AT_WORK));
                if (cluster.checkpoint(job.getJobID(), CHECKPOINT_LIMIT)) {
                    return;
                }
            }
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }

    private boolean ended() throws Exception {
        return job.getJobStatus().get().isGloballyTerminalState();
    }

    /** Until it holds, the job has ended, or the time is over. */
    private void await(Duration limit, BooleanSupplier condition) throws Exception {
        long end = System.nanoTime() + limit.toNanos();
        while (!condition.getAsBoolean() && System.nanoTime() < end && !ended()) {
            TimeUnit.MILLISECONDS.sleep(POLL_MILLIS);
        }
    }
}
