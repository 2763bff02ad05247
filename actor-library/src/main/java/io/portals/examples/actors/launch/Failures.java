package io.portals.examples.actors.launch;

import java.time.Duration;
import java.util.Random;
import java.util.function.LongSupplier;

/**
 * Failures that a job is to recover from. Each strikes a while after one to three checkpoints have been completed since the last
 * restart: what was done since the last one of these is lost, and done again.
 */
final class Failures {
    private static final int MOST_CHECKPOINTS = 3;

    private final int wanted;
    private final Random random;
    private final Duration pause;
    private final LongSupplier nanos;
    private long last;
    private int struck;
    private int attempt;
    private int checkpointsLeft;
    private int checkpoints;

    /** @param pause between two, at least */
    Failures(int wanted, long seed, Duration pause) {
        this(wanted, seed, pause, System::nanoTime);
    }

    Failures(int wanted, long seed, Duration pause, LongSupplier nanos) {
        this.wanted = wanted;
        this.random = new Random(seed);
        this.pause = pause;
        this.nanos = nanos;
        this.last = nanos.getAsLong();
        plan();
    }

    private void plan() {
        checkpointsLeft = 1 + random.nextInt(MOST_CHECKPOINTS);
    }

    /** The job has started, for the first time (0) or again. */
    synchronized void started(int attempt) {
        this.attempt = attempt;
    }

    /** A checkpoint is complete, which was begun in the given attempt. */
    synchronized void completed(int attempt) {
        if (attempt == this.attempt) { // else it is one that the job has come back from
            checkpointsLeft--;
            checkpoints++;
        }
    }

    /** A moment between two checkpoints, in which a failure may strike. */
    synchronized void moment() {
        if (struck < wanted && checkpointsLeft <= 0 && nanos.getAsLong() - last >= pause.toNanos()) {
            last = nanos.getAsLong();
            struck++;
            plan();
            throw new InjectedFailure(struck);
        }
    }

    synchronized boolean areOver() {
        return struck == wanted;
    }

    /** How many have struck. */
    synchronized int struck() {
        return struck;
    }

    /** How many checkpoints have been completed. */
    synchronized int checkpoints() {
        return checkpoints;
    }

    /** How often the job has started again. */
    synchronized int restarts() {
        return attempt;
    }
}
