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

    private static final Duration START_LIMIT = Duration.ofSeconds(20);
    private static final int POLL_MILLIS = 3;
    /** After how many handlers of a stage a checkpoint is triggered, at most. */
    private static final int MOST_HANDLED = 20;

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
        try {
            new Strikes(cluster, job, random).strike(failures, mostPasses);
        } finally {
            Stages.slowDown(false);
            Stages.open(Integer.MAX_VALUE);
        }
    }

    private void strike(int failures, int mostPasses) throws Exception {
        for (int failure = 0; failure < failures; failure++) {
            await(START_LIMIT, cluster::areAllTasksRunning);
            Stages.open(failure);
            long handled = Stages.handled() + 1 + random.nextInt(MOST_HANDLED);
            await(LIMIT, () -> Stages.handled() >= handled);
            Stages.slowDown(true);
            checkpoint();
            Stages.slowDown(false);
            int before = Faults.thrown();
            Place place = PLACES[random.nextInt(PLACES.length)];
            boolean twice = place == Place.RESTORE; // after a failure of a handler
            boolean atCheckpoint = place == Place.SNAPSHOT || place == Place.SINK_COMMIT;
            Faults.arm(place, twice || atCheckpoint ? 1 : 1 + random.nextInt(mostPasses));
            if (twice) {
                Faults.arm(Place.HANDLER, 1 + random.nextInt(mostPasses));
            }
            Stages.open(failure + 1);
            if (atCheckpoint) {
                checkpoint();
            }
            int struck = before + (twice ? 2 : 1);
            await(LIMIT, () -> Faults.thrown() >= struck);
            Stages.open(failure); // what comes back waits for the next checkpoint
            Faults.arm(place, 0);
            Faults.arm(Place.HANDLER, 0);
        }
    }

    /** Takes a checkpoint, unless the job has ended, or a failure strikes. */
    private void checkpoint() throws Exception {
        long end = System.nanoTime() + START_LIMIT.toNanos();
        int before = Faults.thrown();
        while (System.nanoTime() < end && !ended() && Faults.thrown() == before) {
            if (cluster.areAllTasksRunning() && cluster.checkpoint(job.getJobID(), START_LIMIT)) {
                return;
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
