package io.portals.examples.shoppingcart.launch.faults;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

/**
 * Decides when and where a job fails: a number of times, at points chosen at random, each after a checkpoint was completed since
 * the last failure, so that each failure has something to restore. Lives in the JVM of the job, as it must outlive restarts.
 */
final class FaultPlan {
    private static final Map<String, FaultPlan> PLANS = new ConcurrentHashMap<>();

    /** A point that is chosen fails after at most so many more passes. */
    private static final int PASSES = 100;

    private final Random random;
    private final int failures;
    private final Consumer<String> announce;

    /** The points that events have passed since the last checkpoint: one of those will be passed again soon. */
    private final Set<String> passed = ConcurrentHashMap.newKeySet();

    private int thrown;
    private String target;
    private int passesLeft;

    /** Read on the way of each event; all else is guarded by this object's lock. */
    private volatile boolean armed;

    private FaultPlan(int failures, long seed, Consumer<String> announce) {
        this.failures = failures;
        this.announce = announce;
        this.random = new Random(seed);
    }

    static FaultPlan start(String id, int failures, long seed, Consumer<String> announce) {
        FaultPlan plan = new FaultPlan(failures, seed, announce);
        PLANS.put(id, plan);
        return plan;
    }

    /** @throws IllegalStateException if there is none, as in another JVM */
    static FaultPlan get(String id) {
        FaultPlan plan = PLANS.get(id);
        if (plan == null) {
            throw new IllegalStateException("no plan of failures in this JVM; --fail is for embedded runs");
        }
        return plan;
    }

    static void end(String id) {
        PLANS.remove(id);
    }

    /** The number of failures so far: who was made before the last of them belongs to a job that is gone. */
    synchronized int generation() {
        return thrown;
    }

    /** Whether there are failures to come. */
    synchronized boolean isOutstanding() {
        return thrown < failures;
    }

    /**
     * A checkpoint was completed: one may fail now, unless it is of a generation that has failed already. A point that was chosen
     * earlier and has not failed yet gives way to another. Called by each reader, so several times for a checkpoint.
     */
    synchronized void checkpointCompleted(int generation) {
        if (generation == thrown && isOutstanding()) {
            List<String> points = new ArrayList<>(new TreeSet<>(passed));
            passed.clear();
            if (!points.isEmpty()) {
                target = points.get(random.nextInt(points.size()));
                passesLeft = random.nextInt(PASSES);
            }
            armed = true;
        }
    }

    /** Fails, if this is the point and the time. */
    void pass(String point) {
        passed.add(point);
        if (armed) {
            passArmed(point);
        }
    }

    private synchronized void passArmed(String point) {
        if (armed && point.equals(target) && passesLeft-- <= 0) {
            fail(point);
        }
    }

    /** Fails if it is time to, wherever that should have been: no event will come by there any more. */
    synchronized void passAtTheEnd() {
        if (armed) {
            fail("the end of the input");
        }
    }

    private void fail(String where) {
        thrown++;
        armed = false;
        String message = "failure " + thrown + " of " + failures + " on purpose, at " + where;
        announce.accept(message);
        throw new InjectedFailure(message);
    }
}
