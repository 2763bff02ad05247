package io.portals.local.engine;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Type;
import io.portals.api.graph.ApplicationGraph;
import io.portals.api.state.PerTask;
import io.portals.api.task.DeadLetter;
import io.portals.local.run.EndlessRunException;
import io.portals.local.run.InFlight;
import io.portals.local.run.Interleaving;
import io.portals.local.run.PendingAsk;
import io.portals.local.run.PendingTimer;
import io.portals.local.run.Snapshot;
import io.portals.local.run.Step;
import io.portals.local.run.Trace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs what was launched, step by step. All that it is can be saved, and loaded by another that launched the same. */
public final class Engine {
    private final Settings settings;
    private final Ready ready = new Ready();
    private final Parts parts = Parts.none();
    private final Choice choice;
    private final Clock clock = new Clock();
    private final Asks asks = new Asks();
    private final Timers timers = new Timers();
    private final Transaction transaction;
    private final Assembly assembly;
    private final Completion completion;
    private final History<DeadLetter<Object>> deadLetters = new History<>(Integer.MAX_VALUE);
    private final History<Step> trace;
    private final Saving saving;
    private final RecentSteps recent = new RecentSteps();
    private Interleaving interleaving = Interleaving.BETWEEN_ATOMS;
    private Bound bound = Bound.DEFAULT;
    private boolean inStep;
    private long steps;

    /** Since something came from outside. */
    private long insideSteps;

    private long insideEvents;

    public Engine(Settings settings) {
        this.settings = settings;
        this.choice = new Choice(settings.seed());
        this.trace = new History<>(settings.keptSteps());
        this.transaction = new Transaction(asks, timers, settings.probe(), deadLetters);
        this.assembly = new Assembly(
                parts,
                ready,
                new Shared(new Edges(), asks, timers, clock, transaction),
                settings.verification(),
                settings.keepsOutputs() ? Integer.MAX_VALUE : 0);
        this.completion = new Completion(parts.tasks(), asks);
        this.saving =
                new Saving(parts, ready, choice, clock, asks, timers, transaction, completion, deadLetters, trace);
    }

    public void choose(Interleaving among) {
        interleaving = among;
    }

    public void bound(Bound by) {
        bound = by;
    }

    /** Adds applications, which were checked together with those that are there. */
    public void launch(List<Application> applications) {
        List<ApplicationGraph> graphs = new ArrayList<>();
        applications.forEach(application -> graphs.add(application.graph()));
        assembly.add(graphs);
    }

    // ------------------------------------------------------------------------------------------- steps

    /** Takes a step; empty if there is nothing to do. */
    public Optional<Step> step() {
        Place place = next();
        if (place == null) {
            return Optional.empty();
        }
        take(place, 0);
        return Optional.of(describe(place));
    }

    /** Takes steps until there is nothing to do. */
    public void untilIdle() {
        startOutside();
        long last = steps + bound.stepsInAll();
        for (Place place = next(); place != null; place = next()) {
            take(place, 0);
            if (insideSteps > bound.steps() || insideEvents > bound.events()) {
                throw endless();
            }
            if (steps > last) {
                throw tooLong();
            }
        }
    }

    /**
     * Begins the next step, and ends it after so many handlers, or just before it commits, without a trace.
     *
     * @return whether there were so many
     */
    public boolean crash(int afterHandlers) {
        Place place = next();
        if (place == null) {
            return false;
        }
        try {
            handle(place, afterHandlers);
        } catch (Crash crash) {
            undo();
            return true;
        } catch (RuntimeException | AssertionError failure) {
            return false; // undone; it would have failed anyway
        }
        undo();
        return false;
    }

    private Place next() {
        if (inStep) {
            throw new IllegalStateException("a handler takes a step of the run that it is in; only tests may");
        }
        choice.mark();
        Place place = ready.choose(interleaving, choice);
        if (place == null && nextDeadlineMillis() <= clock.millis) { // a timer without delay
            makeDue();
            place = ready.choose(interleaving, choice);
        }
        return place == null && isAtEnd() ? completion.next() : place;
    }

    private void take(Place place, int crashAfter) {
        String producer = place.producer();
        handle(place, crashAfter);
        place.handled();
        transaction.commit();
        steps++;
        count(place, producer);
        if (settings.keptSteps() > 0) {
            trace.append(describe(place));
        }
    }

    private void handle(Place place, int crashAfter) {
        transaction.begin(place, crashAfter);
        inStep = true;
        try {
            place.handle(transaction);
        } catch (Crash crash) {
            throw crash;
        } catch (RuntimeException | Error failure) {
            undo();
            throw failure;
        } finally {
            inStep = false;
        }
    }

    private void undo() {
        transaction.rollBack();
        choice.back();
    }

    private Step describe(Place place) {
        return new Step(
                steps,
                place.kind,
                place.path,
                place.from,
                transaction.handled(),
                transaction.published(),
                transaction.requests(),
                transaction.replies());
    }

    // ------------------------------------------------------------------------------------------- its end

    private void startOutside() {
        insideSteps = 0;
        insideEvents = 0;
        recent.clear();
    }

    private void count(Place place, String producer) {
        if (place.level == Place.Level.OUTSIDE) {
            insideSteps = 0;
            insideEvents = 0;
        } else {
            insideSteps++;
            insideEvents += transaction.handledCount();
        }
        recent.add(producer, place.path);
    }

    private EndlessRunException endless() {
        List<String> cycle = recent.cycle();
        String where = cycle.isEmpty()
                ? "the last step was at " + recent.last()
                : "atoms go round " + String.join(" -> ", cycle) + " -> " + cycle.get(0);
        return new EndlessRunException(
                "no rest after " + insideSteps + " steps and " + insideEvents
                        + " events without anything from outside: " + where
                        + "; let the cycle end, take single steps, or allow more by bound(steps, events)",
                cycle);
    }

    private EndlessRunException tooLong() {
        return new EndlessRunException(
                "no rest after " + bound.stepsInAll() + " steps, though atoms came from outside, the last of them to "
                        + recent.last() + "; end the generator or the input, take single steps, or allow more by"
                        + " bound(steps, events)",
                List.of());
    }

    private boolean isAtEnd() {
        return inputsHaveEnded() && nextAwaitedMillis() == Deadlines.NEVER;
    }

    private boolean inputsHaveEnded() {
        for (InputPlace input : parts.inputs().values()) {
            if (!input.isExhausted()) {
                return false;
            }
        }
        for (GeneratorPlace generator : parts.generators()) {
            if (!generator.isExhausted()) {
                return false;
            }
        }
        return true;
    }

    public boolean isComplete() {
        return next() == null && isAtEnd();
    }

    // ------------------------------------------------------------------------------------------- time

    public Instant now() {
        return Instant.ofEpochMilli(clock.millis);
    }

    /**
     * When the next limit of an ask is reached, or a timer or an atom of a throttled generator is due, in milliseconds;
     * {@link Long#MAX_VALUE} if there is none, or only a timer without which the run ends.
     */
    public long nextDeadlineMillis() {
        return isAtEnd() ? Deadlines.NEVER : Math.min(nextAwaitedMillis(), timers.nextUpkeepMillis());
    }

    private long nextAwaitedMillis() {
        long next = Math.min(asks.nextDeadline(), timers.nextAwaitedMillis());
        for (GeneratorPlace generator : parts.generators()) {
            next = Math.min(next, generator.nextMillis());
        }
        return next;
    }

    /** Moves time. Asks whose limit is reached are ready to be failed, timers that are due to fire, atoms that are due to be given. */
    public void moveTo(long millis) {
        clock.millis = millis;
        startOutside();
        makeDue();
        parts.generators().forEach(GeneratorPlace::timeMoved);
    }

    private void makeDue() {
        long millis = clock.millis;
        List<MessageQueue<Long>> touched = new ArrayList<>();
        for (Pending ask : asks.due(millis)) {
            TimeoutQueue timeouts = parts.timeouts().get(ask.task());
            if (settings.probe().timesOut(ask.ask()) && timeouts.send(ask.ask())) {
                touched.add(timeouts);
            }
        }
        for (Timer timer : timers.due(millis, !isAtEnd())) {
            TimerQueue fires = parts.timers().get(timer.task());
            if (fires.send(timer.number())) {
                touched.add(fires);
            }
        }
        touched.forEach(queue -> queue.commit(transaction.nextSequence(), ""));
    }

    // ------------------------------------------------------------------------------------------- what can be seen

    /** @throws IllegalArgumentException if there is no such input, or its events are of another type */
    public void checkInput(AtomicStream<?> reference) {
        checkType(reference, input(reference.path()).type());
    }

    private static void checkType(AtomicStream<?> reference, Type<?> type) {
        if (reference.type().differsFrom(type)) {
            throw new IllegalArgumentException(reference.path() + " is named as one of " + reference.type()
                    + ", but its events are " + type + "; use the type of the stream");
        }
    }

    public void send(String input, List<?> atom) {
        input(input).send(atom);
    }

    public void end(String input) {
        input(input).end();
    }

    public void endAllInputs() {
        parts.inputs().values().forEach(InputPlace::end);
    }

    private InputPlace input(String path) {
        return found(parts.inputs(), path, "input");
    }

    /** The atoms that a stream has carried. */
    public List<List<Object>> carried(AtomicStream<?> reference) {
        String path = reference.path();
        Stream stream = found(parts.streams(), path, "stream");
        checkType(reference, stream.type());
        if (!settings.keepsOutputs()) {
            throw new IllegalStateException(path + ": outputs are not kept; set keeping(steps, true) before launch");
        }
        List<List<Object>> atoms = new ArrayList<>();
        for (Atom atom : stream.carried().entries()) {
            atoms.add(Collections.unmodifiableList(Arrays.asList(atom.events())));
        }
        return Collections.unmodifiableList(atoms);
    }

    private static <P> P found(Map<String, P> all, String path, String kind) {
        P found = all.get(path);
        if (found == null) {
            throw new IllegalArgumentException(
                    "no launched application has the " + kind + " " + path + "; there are: " + all.keySet());
        }
        return found;
    }

    /**
     * What a task of an unkeyed flow has.
     *
     * @throws IllegalArgumentException if there is no such task, or it does not declare the handle
     */
    public <V> V value(String task, PerTask<V> handle) {
        try {
            return found(parts.flowTasks(), task, "task of an unkeyed flow").value(handle);
        } catch (IllegalStateException undeclared) {
            throw new IllegalArgumentException(undeclared.getMessage());
        }
    }

    /** A task's state, to be read. */
    public StateView state(String task) {
        return new StateView(parts.task(task).state());
    }

    /**
     * What a task has counted, keyed or not.
     *
     * @throws IllegalArgumentException if there is no such task
     */
    public long counted(String task, String metric) {
        FlowTaskNode flowTask = parts.flowTasks().get(task);
        Counters counters = flowTask == null ? parts.task(task).scope().counters() : flowTask.counters();
        return counters.counted(metric);
    }

    /** The asks that are pending, in the order in which they were made. */
    public List<PendingAsk> pendingAsks() {
        List<PendingAsk> all = new ArrayList<>();
        for (Pending ask : asks.all()) {
            Optional<Instant> deadline = ask.deadlineMillis() == Deadlines.NEVER
                    ? Optional.empty()
                    : Optional.of(Instant.ofEpochMilli(ask.deadlineMillis()));
            all.add(new PendingAsk(
                    parts.tasks().get(ask.task()).path,
                    ask.key(),
                    ask.portal(),
                    ask.request(),
                    ask.continuation(),
                    deadline));
        }
        return all;
    }

    /** What waits to be handled, place by place. */
    public List<InFlight> inFlight() {
        List<InFlight> all = new ArrayList<>();
        for (Place place : parts.places()) {
            for (List<Object> events : place.waiting()) {
                all.add(new InFlight(place.kind, place.path, place.from, List.copyOf(events)));
            }
        }
        return all;
    }

    /** The timers that are set, in the order in which they were. */
    public List<PendingTimer> pendingTimers() {
        List<PendingTimer> all = new ArrayList<>();
        for (Timer timer : timers.all()) {
            all.add(new PendingTimer(
                    parts.tasks().get(timer.task()).path,
                    timer.key(),
                    timer.fires(),
                    Instant.ofEpochMilli(timer.id().atMillis())));
        }
        return all;
    }

    /** How many events a splitter has dropped. */
    public long dropped(String splitter) {
        return found(parts.splitters(), splitter, "splitter").dropped();
    }

    public List<DeadLetter<Object>> deadLetters() {
        return deadLetters.entries();
    }

    public Trace trace() {
        return new Trace(trace.entries(), trace.dropped());
    }

    // ------------------------------------------------------------------------------------------- saving

    /** @param launched the outlines of the applications, launch by launch */
    public Snapshot save(List<List<String>> launched) {
        return saving.save(launched, steps);
    }

    /** The outlines of the applications that a snapshot is of, launch by launch. */
    public static List<List<String>> launched(Snapshot snapshot) {
        return ((Saved) snapshot).launched();
    }

    /** Gives up what its generators read from. Nothing more happens in it. */
    public void close() {
        parts.generators().forEach(GeneratorPlace::close);
    }

    /** Loads what another engine, which launched the same, has saved. To be called before anything else happens. */
    public void load(Snapshot snapshot) {
        saving.load((Saved) snapshot, settings.probe());
        steps = snapshot.steps();
    }
}
