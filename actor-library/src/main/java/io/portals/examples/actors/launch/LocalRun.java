package io.portals.examples.actors.launch;

import io.portals.actor.ActorSystem;
import io.portals.actor.Outlet;
import io.portals.examples.actors.Example;
import io.portals.examples.actors.Results;
import io.portals.local.LocalRuntime;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

/**
 * Runs an example in this thread. Values are encoded and decoded as on a cluster. If it is to crash, it is run without crashes before,
 * to learn how many steps it takes: those in which it crashes are chosen among all.
 */
final class LocalRun {
    /** A crash comes after so many handlers of a step, at most, or just before it is committed. */
    private static final int MOST_HANDLERS = 3;

    private static final int TRACED_STEPS = 100;

    private final RunOptions options;
    private final Random random;
    private final long deadline;

    LocalRun(RunOptions options) {
        this.options = options;
        this.random = new Random(options.seed());
        this.deadline = System.nanoTime() + options.limit().toNanos();
    }

    Run run(Example example) throws GaveUpException {
        Set<Long> crashes = options.failures() == 0 ? Set.of() : crashes(steps(example));
        ActorSystem system = example.system();
        LocalRuntime run =
                LocalRuntime.seeded(options.seed()).keeping(TRACED_STEPS, true).launch(system.application());
        long steps = complete(run, crashes);
        Map<String, List<Object>> events = new LinkedHashMap<>();
        for (Outlet<?> outlet : example.outlets()) {
            events.put(outlet.name(), List.copyOf(run.output(system.stream(outlet))));
        }
        return new Run(
                new Results(events),
                List.copyOf(run.deadLetters()),
                crashes.size() + " of " + options.failures() + " crashes struck, in " + steps + " steps");
    }

    /** How many steps it takes. */
    private long steps(Example example) throws GaveUpException {
        LocalRuntime dry = LocalRuntime.unverified(options.seed())
                .keeping(TRACED_STEPS, false)
                .launch(example.system().application());
        return complete(dry, Set.of());
    }

    private Set<Long> crashes(long steps) {
        Set<Long> chosen = new HashSet<>();
        while (chosen.size() < Math.min(options.failures(), steps)) {
            chosen.add(random.nextLong(steps));
        }
        return chosen;
    }

    private long complete(LocalRuntime run, Set<Long> crashes) throws GaveUpException {
        long steps = 0;
        do {
            boolean isIdle = false;
            while (!isIdle) {
                if (crashes.contains(steps)) {
                    crash(run);
                }
                if (System.nanoTime() > deadline) {
                    throw new GaveUpException("not complete after "
                            + options.limit().toMillis() + " ms and " + steps + " steps"
                            + (steps == 0
                                    ? ""
                                    : ", the last of which are\n" + run.trace().last(20)));
                }
                isIdle = run.step().isEmpty();
                steps += isIdle ? 0 : 1;
            }
        } while (run.advanceToNextTimer());
        if (!run.isComplete()) {
            throw new GaveUpException("nothing is left to do, but the run is not complete; asks are pending: "
                    + run.pendingAsks().stream().limit(10).toList());
        }
        return steps;
    }

    private void crash(LocalRuntime run) {
        int handlers = random.nextInt(MOST_HANDLERS + 1);
        if (handlers == MOST_HANDLERS) {
            run.crashAndRecover();
        } else {
            run.crashAndRecover(handlers);
        }
    }
}
