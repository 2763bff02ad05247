package io.portals.conformance.random.run;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.conformance.random.program.Event;
import io.portals.conformance.random.program.ProgramBuilder;
import io.portals.conformance.random.program.Report;
import io.portals.conformance.random.program.Setting;
import io.portals.conformance.random.program.StateCheck;
import io.portals.conformance.random.spec.Prng;
import io.portals.conformance.random.spec.ProgramSpec;
import io.portals.local.LocalRuntime;
import io.portals.local.ProbeAccess;
import io.portals.local.engine.LocalProbe;
import io.portals.local.run.EndlessRunException;
import io.portals.local.run.Interleaving;
import io.portals.local.run.TaskFailedException;
import java.util.ArrayList;
import java.util.List;

/**
 * A run on the local runtime.
 *
 * @param steps how many there were
 * @param crashes how many hit a step
 * @param crashesInAsks how many of them came while an ask was open
 * @param lateReplies which requests were answered when their ask had failed already
 */
public record LocalRun(Outcome outcome, int steps, int crashes, int crashesInAsks, List<String> lateReplies) {
    /** Far more than any program takes. */
    private static final int MOST_STEPS = 20_000;

    private static final int MOST_IDLE = 10;

    /** A crash comes before the commit of a step, or after so many handlers. */
    private static final int MOST_HANDLERS = 4;

    /** Of so many seeds one is run with values encoded and decoded, which takes its time. */
    private static final int VERIFIED_SEEDS = 4;

    /** How the program is run. */
    public enum Mode {
        /** What the others are compared with. */
        PLAIN(Interleaving.BETWEEN_ATOMS, false),
        ATOM_AT_A_TIME(Interleaving.ATOM_AT_A_TIME, false),
        CRASHING(Interleaving.BETWEEN_ATOMS, true),
        CRASHING_EVERYWHERE(Interleaving.EVERYWHERE, true);

        private final Interleaving interleaving;
        private final boolean crashes;

        Mode(Interleaving interleaving, boolean crashes) {
            this.interleaving = interleaving;
            this.crashes = crashes;
        }

        @Override
        public String toString() {
            return "local, " + interleaving + (crashes ? ", with a crash at each step" : "");
        }
    }

    /** Runs the program to its end. */
    public static LocalRun of(ProgramSpec spec, long seed, Mode mode, LocalProbe probe) {
        ProgramBuilder program = new ProgramBuilder(spec, Setting.local());
        boolean verified = mode == Mode.PLAIN && seed % VERIFIED_SEEDS == 0;
        LocalRuntime run = verified ? LocalRuntime.seeded(seed) : LocalRuntime.unverified(seed);
        ProbeAccess.probed(run.keeping(0, true), probe)
                .interleaving(mode.interleaving)
                .launch(program.applications().toArray(Application[]::new));
        return new Course(run, program, mode, new Prng(seed)).run();
    }

    /** A run under way. */
    private static final class Course {
        private final LocalRuntime run;
        private final ProgramBuilder program;
        private final Mode mode;
        private final Prng random;
        private int steps;
        private int crashes;
        private int crashesInAsks;

        Course(LocalRuntime run, ProgramBuilder program, Mode mode, Prng random) {
            this.run = run;
            this.program = program;
            this.mode = mode;
            this.random = random;
        }

        LocalRun run() {
            List<String> problems = new ArrayList<>();
            try {
                int idle = 0; // limits that were reached with no effect
                do {
                    int before = steps;
                    stepsAtThisTime();
                    idle = steps > before ? 0 : idle + 1;
                } while (steps < MOST_STEPS && idle < MOST_IDLE && run.advanceToNextTimer());
                if (idle == MOST_IDLE || !run.isComplete()) {
                    problems.add("did not end after " + steps + " steps");
                }
            } catch (TaskFailedException | EndlessRunException e) {
                problems.add(String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
            }
            List<Report> reports = reports();
            if (problems.isEmpty()) {
                problems.addAll(StateCheck.problems(program, run, reports));
            }
            Outcome outcome = new Outcome(mode.toString(), reports, problems);
            return new LocalRun(outcome, steps, crashes, crashesInAsks, ProgramBuilder.lateReplies(run.deadLetters()));
        }

        private void stepsAtThisTime() {
            boolean more = true;
            while (more && steps < MOST_STEPS) {
                if (mode.crashes) {
                    boolean open = !run.pendingAsks().isEmpty();
                    crash();
                    crashes++;
                    crashesInAsks += open ? 1 : 0;
                }
                more = run.step().isPresent();
                steps += more ? 1 : 0;
            }
        }

        private void crash() {
            int handlers = random.below(MOST_HANDLERS);
            if (handlers == 0) {
                run.crashAndRecover();
            } else {
                run.crashAndRecover(handlers);
            }
        }

        private List<Report> reports() {
            List<Report> reports = new ArrayList<>();
            for (AtomicStream<Event> output : program.outputs()) {
                for (Event event : run.output(output)) {
                    if (event instanceof Report report) {
                        reports.add(report);
                    }
                }
            }
            return ProgramBuilder.summed(reports);
        }
    }
}
