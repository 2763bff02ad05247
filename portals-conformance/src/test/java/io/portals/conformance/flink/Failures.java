package io.portals.conformance.flink;

import io.portals.conformance.suite.Mishap;
import io.portals.flink.testing.Faults;
import io.portals.flink.testing.TestCluster;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.Callable;
import org.apache.flink.core.execution.JobClient;

/**
 * Lets a job fail, in handlers and in Flink's own course. Each failure is armed when checkpoints have been completed since the
 * last restart, so that there is something to come back to.
 */
record Failures(TestCluster cluster, JobClient job, Random random, Duration limit) {
    /** In which pass of a handler or of a sink a failure strikes, at most. */
    private static final int PASSES = 20;

    /** One that was taken while the job started would have nothing in it. */
    private static final int CHECKPOINTS_BEFORE = 2;

    /** Where it fails. */
    enum Kind {
        HANDLER,
        SNAPSHOT,
        SINK_WRITE,
        SINK_COMMIT,
        RESTORE
    }

    void inject(int failures) throws Exception {
        for (int i = 0; i < failures; i++) {
            long completed = completed();
            if (!await("checkpoints", () -> completed() >= completed + CHECKPOINTS_BEFORE)) {
                return;
            }
            int before = struck();
            Kind kind = Kind.values()[random.nextInt(Kind.values().length)];
            arm(kind, 1 + random.nextInt(PASSES));
            if (!await("a failure that is armed", () -> struck() > before)) {
                return;
            }
            Coverage.struck(kind);
        }
    }

    private static void arm(Kind kind, int pass) {
        switch (kind) {
            case HANDLER -> Mishap.armAnywhere(pass);
            case SNAPSHOT -> Faults.arm(Faults.Place.SNAPSHOT, 1);
            case SINK_WRITE -> Faults.arm(Faults.Place.SINK_WRITE, pass);
            case SINK_COMMIT -> Faults.arm(Faults.Place.SINK_COMMIT, 1);
            case RESTORE -> {
                Faults.arm(Faults.Place.RESTORE, 1);
                Mishap.armAnywhere(pass);
            }
        }
    }

    private static int struck() {
        return Mishap.struck() + Faults.thrown();
    }

    private long completed() throws Exception {
        return cluster.checkpoints(job.getJobID()).getCounts().getNumberOfCompletedCheckpoints();
    }

    /** Whether it came to hold before the job ended. */
    private boolean await(String what, Callable<Boolean> condition) throws Exception {
        return cluster.awaitUnlessEnded(what, job, limit, condition);
    }
}
