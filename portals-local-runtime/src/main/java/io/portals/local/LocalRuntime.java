package io.portals.local;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Input;
import io.portals.api.task.DeadLetter;
import io.portals.local.run.EndlessRunException;
import io.portals.local.run.Interleaving;
import io.portals.local.run.PendingAsk;
import io.portals.local.run.Snapshot;
import io.portals.local.run.Step;
import io.portals.local.run.TaskFailedException;
import io.portals.local.run.Trace;
import io.portals.local.verify.Verification;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Runs applications in one thread, deterministic from a seed, atom by atom.
 *
 * <pre>{@code
 * LocalRuntime run = LocalRuntime.seeded(42).launch(shop, inventory);
 * run.input(OPERATIONS).send(new Add("ann", "pear"), new Checkout("ann"));
 * run.untilIdle();
 * assertThat(run.output(ORDERS)).containsExactly(new Order("ann", List.of("pear")));
 * }</pre>
 *
 * <p>What is between two atoms is chosen by the seed ({@link Interleaving}): the same applications, inputs and seed give the same
 * steps in every run and every JVM. Time stands still until it is moved ({@link #advance}).
 *
 * <p>Each step is a transaction, and committed when it is done. {@link #crashAndRecover} loses what was not.
 */
public final class LocalRuntime {
    private LocalRuntime(long seed, Verification verification) {}

    /**
     * A run in verification mode: wherever a value would be shipped or stored, it is encoded and decoded by the Flink runtime's
     * serializers if portals-flink-runtime and Flink are on the class path; else it must be immutable. Tasks and functions are
     * shipped as to a cluster.
     */
    public static LocalRuntime seeded(long seed) {
        throw new UnsupportedOperationException();
    }

    /** A run in which values pass as they are. Faster; and what a cluster would not accept is not found. */
    public static LocalRuntime unverified(long seed) {
        throw new UnsupportedOperationException();
    }

    /** Sets what the seed chooses. To be set before the first step. */
    public LocalRuntime interleaving(Interleaving interleaving) {
        throw new UnsupportedOperationException();
    }

    /**
     * Bounds how long {@link #untilIdle} and its like go on without anything from outside: the number of steps, and of events
     * handled in them. The default is a million steps and twenty million events.
     */
    public LocalRuntime bound(long steps, long events) {
        throw new UnsupportedOperationException();
    }

    /** Sets how many steps the trace keeps, and whether streams keep what they carried. The default is 100,000 steps, and yes. */
    public LocalRuntime keeping(int steps, boolean outputs) {
        throw new UnsupportedOperationException();
    }

    /**
     * Launches applications into this run. Those launched together may refer to each other, and later ones to those that run. A
     * stream's new consumer gets what is published from now on, and all of a generator or input that nobody has read yet.
     *
     * @throws io.portals.api.check.InvalidApplicationException with all problems, if they do not fit
     */
    public LocalRuntime launch(Application... applications) {
        throw new UnsupportedOperationException();
    }

    /** Where events are put for an input. */
    public <T> LocalInput<T> input(Input<T> input) {
        throw new UnsupportedOperationException();
    }

    /**
     * Handles one atom at one place, and says which; empty if there is nothing to do.
     *
     * @throws TaskFailedException if a handler throws: the atom has left no trace, and the next step handles it again
     */
    public Optional<Step> step() {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes steps until there is nothing to do at this time. If all inputs have ended and nobody waits for time to pass, that
     * includes the tasks' completion.
     *
     * @throws TaskFailedException as {@link #step}
     * @throws EndlessRunException if the bound is reached; it names the cycle
     */
    public LocalRuntime untilIdle() {
        throw new UnsupportedOperationException();
    }

    /** Ends all inputs and takes steps until nothing is left, moving time to each limit that asks wait for. */
    public LocalRuntime untilComplete() {
        throw new UnsupportedOperationException();
    }

    /** Whether all inputs have ended, all is at rest, and every task has completed. */
    public boolean isComplete() {
        throw new UnsupportedOperationException();
    }

    /** The virtual time, which starts at 1970-01-01T00:00:00Z. */
    public Instant now() {
        throw new UnsupportedOperationException();
    }

    /** Runs until idle, and moves time: what is due meanwhile happens at its time, and what follows from it before time goes on. */
    public LocalRuntime advance(Duration by) {
        throw new UnsupportedOperationException();
    }

    /** Moves time to the next limit of an ask, without taking a step; false if there is none. */
    public boolean advanceToNextTimer() {
        throw new UnsupportedOperationException();
    }

    /**
     * Fails and recovers: as in a real failure the atom that would be next has been begun, up to just before it is committed, and
     * is lost with all that it did. All that is committed is there again.
     */
    public LocalRuntime crashAndRecover() {
        throw new UnsupportedOperationException();
    }

    /**
     * As {@link #crashAndRecover()}, after so many handlers and functions of the next atom have returned.
     *
     * @return whether there were so many
     */
    public boolean crashAndRecover(int afterHandlers) {
        throw new UnsupportedOperationException();
    }

    /** All that this run is now. */
    public Snapshot snapshot() {
        throw new UnsupportedOperationException();
    }

    /**
     * Goes back, or forward, to a snapshot.
     *
     * @throws IllegalArgumentException if it is of a run of other applications
     */
    public LocalRuntime restore(Snapshot snapshot) {
        throw new UnsupportedOperationException();
    }

    /**
     * What a stream has carried so far: that of a workflow, a sequencer, a generator or an input.
     *
     * @throws IllegalArgumentException if no launched application has it; the message lists what there is
     */
    public <T> Output<T> output(AtomicStream<T> stream) {
        throw new UnsupportedOperationException();
    }

    /** What a task has committed. */
    public TaskView task(String path) {
        throw new UnsupportedOperationException();
    }

    /** All asks that are not resolved, in the order in which they were made. */
    public List<PendingAsk> pendingAsks() {
        throw new UnsupportedOperationException();
    }

    /** What could not be delivered, in order: replies that came after their ask had timed out. */
    public List<DeadLetter<Object>> deadLetters() {
        throw new UnsupportedOperationException();
    }

    /** The steps so far. */
    public Trace trace() {
        throw new UnsupportedOperationException();
    }

    /** How values are verified: "off", or by what. */
    public String verification() {
        throw new UnsupportedOperationException();
    }
}
