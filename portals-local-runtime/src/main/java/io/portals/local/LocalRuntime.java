package io.portals.local;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Input;
import io.portals.api.Splitter;
import io.portals.api.check.LaunchCheck;
import io.portals.api.graph.Registry;
import io.portals.api.state.PerKey;
import io.portals.api.state.PerKeyList;
import io.portals.api.state.PerKeyMap;
import io.portals.api.state.PerTask;
import io.portals.api.task.DeadLetter;
import io.portals.local.engine.Bound;
import io.portals.local.engine.Engine;
import io.portals.local.engine.LocalProbe;
import io.portals.local.engine.Settings;
import io.portals.local.run.EndlessRunException;
import io.portals.local.run.InFlight;
import io.portals.local.run.Interleaving;
import io.portals.local.run.PendingAsk;
import io.portals.local.run.PendingTimer;
import io.portals.local.run.Snapshot;
import io.portals.local.run.Step;
import io.portals.local.run.TaskFailedException;
import io.portals.local.run.Trace;
import io.portals.local.verify.Verification;
import io.portals.local.verify.standard.StandardVerification;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * <p>Each step is a transaction, and committed when it is done. {@link #crashAndRecover()} loses what was not.
 */
public final class LocalRuntime {
    private final List<Launch> launches = new ArrayList<>();
    private Settings settings;
    private Interleaving interleaving = Interleaving.BETWEEN_ATOMS;
    private Bound bound = Bound.DEFAULT;
    private Engine engine;

    /** Applications that were launched together; their outlines, by which snapshots know them, are long. */
    private record Launch(List<Application> applications, List<String> outlines) {
        static Launch of(List<Application> applications) {
            List<String> outlines = new ArrayList<>();
            applications.forEach(application -> outlines.add(application.toString()));
            return new Launch(applications, outlines);
        }
    }

    private LocalRuntime(Settings settings) {
        this.settings = settings;
        this.engine = new Engine(settings);
    }

    /**
     * A run in verification mode: wherever a value would be shipped or stored, it is encoded and decoded by the Flink runtime's
     * serializers if portals-flink-runtime and Flink are on the class path; else it must be immutable. Tasks, functions and
     * generators are shipped as to a cluster.
     */
    public static LocalRuntime seeded(long seed) {
        return new LocalRuntime(new Settings(seed, StandardVerification.find()));
    }

    /** A run in which values pass as they are. Faster; and what a cluster would not accept is not found. */
    public static LocalRuntime unverified(long seed) {
        return new LocalRuntime(new Settings(seed, Verification.OFF));
    }

    // ------------------------------------------------------------------------------------------- settings

    /** Sets what the seed chooses. */
    public LocalRuntime interleaving(Interleaving among) {
        interleaving = Objects.requireNonNull(among, "interleaving");
        engine.choose(among);
        return this;
    }

    /**
     * Bounds how long {@link #untilIdle} and its like go on without anything from outside: the number of steps, and of events
     * handled in them; with what comes from outside, ten times so many steps. The default is a million steps and twenty million
     * events.
     */
    public LocalRuntime bound(long steps, long events) {
        bound = new Bound(steps, events);
        engine.bound(bound);
        return this;
    }

    /**
     * Sets how many steps the trace keeps, and whether streams keep what they carried. The default is 100,000 steps, and yes.
     *
     * @throws IllegalStateException if something is launched already
     */
    public LocalRuntime keeping(int steps, boolean outputs) {
        return set(settings.keeping(steps, outputs));
    }

    /** For tests of the runtime itself. */
    LocalRuntime probe(LocalProbe probe) {
        return set(settings.probe(probe));
    }

    private LocalRuntime set(Settings changed) {
        if (!launches.isEmpty()) {
            throw new IllegalStateException("applications are launched already; set this before launch(...)");
        }
        settings = changed;
        engine = newEngine();
        return this;
    }

    private Engine newEngine() {
        Engine made = new Engine(settings);
        made.choose(interleaving);
        made.bound(bound);
        return made;
    }

    // ------------------------------------------------------------------------------------------- launching

    /**
     * Launches applications into this run. Those launched together may refer to each other, and later ones to those that run. A
     * stream's new consumer gets what is published from now on, and all of a generator or input that nobody has read yet.
     *
     * @throws io.portals.api.check.InvalidApplicationException with all problems, if they do not fit
     * @throws io.portals.local.verify.ShippingException if a task or a type would not arrive on a cluster; nothing is launched then
     */
    public LocalRuntime launch(Application... applications) {
        List<Application> all = new ArrayList<>();
        launches.forEach(launch -> all.addAll(launch.applications()));
        all.addAll(List.of(applications));
        LaunchCheck.check(Registry.of(all));
        Snapshot before = snapshot();
        try {
            engine.launch(List.of(applications));
        } catch (RuntimeException e) {
            restore(before); // without what was added so far
            throw e;
        }
        launches.add(Launch.of(List.of(applications)));
        return this;
    }

    /**
     * Where events are put for an input.
     *
     * @throws IllegalArgumentException if no launched application has it, or with events of another type; the message lists what
     *     there is
     */
    public <T> LocalInput<T> input(Input<T> input) {
        engine.checkInput(input);
        return new LocalInput<>() {
            @Override
            @SafeVarargs
            public final LocalInput<T> send(T... events) {
                return sendAtom(java.util.Arrays.asList(events));
            }

            @Override
            public LocalInput<T> sendAtom(List<? extends T> events) {
                engine.send(input.path(), events);
                return this;
            }

            @Override
            public LocalInput<T> end() {
                engine.end(input.path());
                return this;
            }
        };
    }

    // ------------------------------------------------------------------------------------------- running

    /**
     * Handles one atom at one place, and says which; empty if there is nothing to do.
     *
     * @throws TaskFailedException if a handler throws: the atom has left no trace, and the next step handles it again
     */
    public Optional<Step> step() {
        return engine.step();
    }

    /**
     * Takes steps until there is nothing to do at this time. If all inputs have ended and nobody waits for time to pass, that
     * includes the tasks' completion.
     *
     * @throws TaskFailedException as {@link #step}
     * @throws EndlessRunException if the bound is reached; it names the cycle
     */
    public LocalRuntime untilIdle() {
        engine.untilIdle();
        return this;
    }

    /**
     * Ends all inputs and takes steps until nothing is left, moving time to each limit of an ask, each timer and each atom of a
     * throttled generator.
     *
     * @throws TaskFailedException as {@link #step}
     * @throws EndlessRunException as {@link #untilIdle}
     */
    public LocalRuntime untilComplete() {
        engine.endAllInputs();
        do {
            engine.untilIdle();
        } while (advanceToNextTimer());
        return this;
    }

    /** Whether all inputs have ended, all is at rest, and every task has completed. */
    public boolean isComplete() {
        return engine.isComplete();
    }

    // ------------------------------------------------------------------------------------------- time

    /** The virtual time, which starts at 1970-01-01T00:00:00Z. */
    public Instant now() {
        return engine.now();
    }

    /** Runs until idle, and moves time: what is due meanwhile happens at its time, and what follows from it before time goes on. */
    public LocalRuntime advance(Duration by) {
        if (by.isNegative()) {
            throw new IllegalArgumentException("advance by " + by + ": time does not go back");
        }
        long end = engine.now().toEpochMilli() + by.toMillis();
        engine.untilIdle();
        while (engine.nextDeadlineMillis() <= end) {
            engine.moveTo(engine.nextDeadlineMillis());
            engine.untilIdle();
        }
        engine.moveTo(end);
        return this;
    }

    /**
     * Moves time to the next limit of an ask, the next timer or the next atom of a throttled generator, without taking a step;
     * false if there is none. A timer that is an {@link io.portals.api.task.Upkeep} is none when all inputs have ended and nothing else
     * is waited for.
     */
    public boolean advanceToNextTimer() {
        long next = engine.nextDeadlineMillis();
        if (next == Long.MAX_VALUE) {
            return false;
        }
        engine.moveTo(next);
        return true;
    }

    // ------------------------------------------------------------------------------------------- failing and saving

    /**
     * Fails and recovers: as in a real failure the atom that would be next has been begun, up to just before it is committed, and
     * is lost with all that it did. All that is committed is there again.
     */
    public LocalRuntime crashAndRecover() {
        crashAndRecover(0);
        return this;
    }

    /**
     * As {@link #crashAndRecover()}, after so many handlers and functions of the next atom have returned.
     *
     * @return whether there were so many
     */
    public boolean crashAndRecover(int afterHandlers) {
        boolean crashed = engine.crash(afterHandlers);
        restore(snapshot());
        return crashed;
    }

    /** All that this run is now. */
    public Snapshot snapshot() {
        return engine.save(outlines(launches));
    }

    /**
     * Goes back, or forward, to a snapshot: of this run, or of another that launched the same applications in the same order.
     * Applications that were launched after the snapshot are gone.
     *
     * @throws IllegalArgumentException if it is of a run of other applications
     */
    public LocalRuntime restore(Snapshot snapshot) {
        List<List<String>> launched = Engine.launched(snapshot);
        int kept = launched.size();
        if (kept > launches.size() || !launched.equals(outlines(launches.subList(0, kept)))) {
            throw new IllegalArgumentException(
                    "the snapshot is of a run that launched other applications, or in another"
                            + " order: " + names(launched) + "; this one launched " + names(outlines(launches))
                            + ", where those of the same name may differ inside");
        }
        launches.subList(kept, launches.size()).clear();
        Engine recovered = newEngine();
        launches.forEach(launch -> recovered.launch(launch.applications()));
        recovered.load(snapshot);
        engine.close();
        engine = recovered;
        return this;
    }

    /** The first lines of outlines, which name the applications. */
    private static List<String> names(List<List<String>> outlines) {
        List<String> names = new ArrayList<>();
        for (List<String> together : outlines) {
            together.forEach(outline -> names.add(outline.substring(0, outline.indexOf('\n'))));
        }
        return names;
    }

    private static List<List<String>> outlines(List<Launch> launches) {
        List<List<String>> outlines = new ArrayList<>();
        launches.forEach(launch -> outlines.add(launch.outlines()));
        return outlines;
    }

    // ------------------------------------------------------------------------------------------- what can be seen

    /**
     * What a stream has carried so far: that of a workflow, a sequencer, a generator or an input.
     *
     * @throws IllegalArgumentException as {@link #input} does
     */
    @SuppressWarnings("unchecked") // the stream's events are of its type
    public <T> Output<T> output(AtomicStream<T> stream) {
        return new Output<>(stream.path(), (List<List<T>>) (List<?>) engine.carried(stream), this::trace);
    }

    /**
     * What a task has committed.
     *
     * @throws IllegalArgumentException if no launched application has it; the message lists what there is
     */
    public TaskView task(String path) {
        engine.state(path);
        return new TaskView() {
            @Override
            public String path() {
                return path;
            }

            @Override
            public List<Object> keys() {
                return engine.state(path).keys();
            }

            @Override
            public long counted(String metric) {
                return engine.counted(path, metric);
            }

            @Override
            public KeyView key(Object key) {
                return view(path, key);
            }
        };
    }

    private TaskView.KeyView view(String path, Object key) {
        return new TaskView.KeyView() {
            @Override
            public <V> V get(PerKey<V> handle) {
                return engine.state(path).get(key, handle);
            }

            @Override
            public <V> List<V> list(PerKeyList<V> handle) {
                return engine.state(path).list(key, handle);
            }

            @Override
            public <K, V> Map<K, V> map(PerKeyMap<K, V> handle) {
                return engine.state(path).map(key, handle);
            }

            @Override
            public List<PendingAsk> pendingAsks() {
                List<PendingAsk> own = new ArrayList<>();
                for (PendingAsk ask : engine.pendingAsks()) {
                    if (ask.task().equals(path) && ask.key().equals(key)) {
                        own.add(ask);
                    }
                }
                return own;
            }

            @Override
            public Trace trace() {
                return LocalRuntime.this.trace();
            }

            @Override
            public String toString() {
                return path + " of key " + key;
            }
        };
    }

    /**
     * What has been published, sent or answered, and is not handled yet: the atoms in front of each place, and requests and replies.
     * What a generator has not given yet is not among it, nor are timers ({@link #pendingTimers}).
     */
    public List<InFlight> inFlight() {
        return engine.inFlight();
    }

    /** All asks that are not resolved, in the order in which they were made. */
    public List<PendingAsk> pendingAsks() {
        return engine.pendingAsks();
    }

    /**
     * What a task of an unkeyed flow has committed: here, it has one instance.
     *
     * <pre>{@code
     * long seen = run.value("/shop/workflows/counts/seen", SEEN);
     * }</pre>
     *
     * @throws IllegalArgumentException if there is no such task, or it does not declare the handle
     */
    public <V> V value(String task, PerTask<V> handle) {
        return engine.value(task, handle);
    }

    /**
     * What a task, keyed or not, has counted: see {@link TaskView#counted}.
     *
     * @throws IllegalArgumentException if there is no such task
     */
    public long counted(String task, String metric) {
        return engine.counted(task, metric);
    }

    /** All timers that are set, in the order in which they were. */
    public List<PendingTimer> pendingTimers() {
        return engine.pendingTimers();
    }

    /**
     * How many events a splitter has dropped, as none of its branches took them.
     *
     * @throws IllegalArgumentException if there is no such splitter
     */
    public long dropped(Splitter<?> splitter) {
        return engine.dropped(splitter.path());
    }

    /**
     * What could not be delivered or handled, in order: replies that came after their ask had timed out, what steps set aside under
     * {@link io.portals.api.task.ErrorPolicy#DEAD_LETTER}, and what handlers gave up ({@link
     * io.portals.api.task.EmitContext#setAside}).
     */
    public List<DeadLetter<Object>> deadLetters() {
        return engine.deadLetters();
    }

    /** The steps so far. */
    public Trace trace() {
        return engine.trace();
    }

    /** How values are verified: "off", or by what. */
    public String verification() {
        return settings.verification().toString();
    }
}
