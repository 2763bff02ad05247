package io.portals.conformance.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.conformance.suite.Mishap;
import io.portals.conformance.suite.Outcome;
import io.portals.conformance.suite.Program;
import io.portals.conformance.suite.Way;
import io.portals.local.LocalRuntime;
import io.portals.local.run.Interleaving;
import io.portals.local.run.Step;
import io.portals.local.run.TaskFailedException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One seed.
 *
 * @param verified whether values are encoded and decoded
 * @param crashing whether it crashes and recovers before each step
 */
record LocalWay(long seed, Interleaving interleaving, boolean verified, boolean crashing) implements Way {
    private static final long MOST_STEPS = 20_000;
    /** After how many handlers of a step it crashes, in turn; the last stands for just before the commit. */
    private static final int CRASH_PLACES = 4;

    @Override
    public Outcome run(Program program) {
        LocalRuntime run = started(program);
        long steps = 0;
        do {
            while (step(run, program, steps)) {
                assertThat(++steps)
                        .as(() -> "steps, the last of which are\n" + run.trace().last(20))
                        .isLessThan(MOST_STEPS);
            }
        } while (run.advanceToNextTimer());
        assertThat(run.isComplete()).as("complete at the end").isTrue();
        Map<Program.Counter, Long> counted = new LinkedHashMap<>();
        program.counters().forEach(counter -> counted.put(counter, run.counted(counter.task(), counter.metric())));
        return new Outcome(atoms(run, program), run.deadLetters().size(), Mishap.struck(), counted);
    }

    private LocalRuntime started(Program program) {
        Mishap.plan(program);
        LocalRuntime run = (verified ? LocalRuntime.seeded(seed) : LocalRuntime.unverified(seed))
                .interleaving(interleaving)
                .launch(program.applications().toArray(Application[]::new));
        program.feeds().forEach(feed -> send(run, feed));
        return run;
    }

    private static <T> void send(LocalRuntime run, Program.Feed<T> feed) {
        feed.atoms().forEach(run.input(feed.input())::sendAtom);
        run.input(feed.input()).end();
    }

    /** Whether there was something to do. */
    private boolean step(LocalRuntime run, Program program, long steps) {
        if (crashing) {
            crash(run, (int) (steps % CRASH_PLACES));
        }
        Optional<State> before = program.mishap().map(planned -> State.of(run, program));
        try {
            Optional<Step> step = run.step();
            return step.isPresent();
        } catch (TaskFailedException e) {
            assertThat(e).hasRootCauseInstanceOf(Mishap.Struck.class);
            assertThat(State.of(run, program)).as("after a failed step").isEqualTo(before.orElseThrow());
            return true;
        }
    }

    private static void crash(LocalRuntime run, int place) {
        if (place == CRASH_PLACES - 1) {
            run.crashAndRecover();
        } else {
            run.crashAndRecover(place);
        }
    }

    static Map<String, List<List<Object>>> atoms(LocalRuntime run, Program program) {
        Map<String, List<List<Object>>> atoms = new LinkedHashMap<>();
        program.watched().forEach(stream -> atoms.put(stream.path(), atoms(run, stream)));
        return atoms;
    }

    @SuppressWarnings("unchecked") // events are objects here
    private static List<List<Object>> atoms(LocalRuntime run, AtomicStream<?> stream) {
        return run.output((AtomicStream<Object>) stream).atoms();
    }

    @Override
    public String failureOf(Program program) {
        LocalRuntime run = started(program);
        TaskFailedException failure = catchThrowableOfType(TaskFailedException.class, run::untilComplete);
        assertThat(failure).as("the failure of a handler").isNotNull();
        return failure.getMessage();
    }

    @Override
    public String toString() {
        return "seed " + seed + ", " + interleaving + (verified ? ", verified" : "") + (crashing ? ", crashing" : "");
    }
}
