package io.portals.conformance.random.run;

import io.portals.conformance.random.spec.ProgramSpec;
import java.util.EnumMap;
import java.util.Map;

/** What the programs covered, and what the failures hit: runs that show nothing would pass as well. */
public final class Coverage {
    private final Map<Feature, Integer> features = new EnumMap<>(Feature.class);
    private int programs;
    private long outputs;
    private long steps;
    private long crashes;
    private long crashesInAsks;
    private int programsCrashedInAsks;
    private int jobs;
    private int failures;
    private int restores;
    private int withMessages;
    private int withAsks;
    private long lateReplies;

    public void add(ProgramSpec spec, LocalTrial trial) {
        LocalRun reference = trial.reference();
        programs++;
        outputs += reference.outcome().reports().size();
        steps += reference.steps();
        crashes += trial.crashes();
        crashesInAsks += trial.crashesInAsks();
        programsCrashedInAsks += trial.crashesInAsks() > 0 ? 1 : 0;
        Feature.of(spec, reference.outcome().reports(), reference.lateReplies().size())
                .forEach(feature -> features.merge(feature, 1, Integer::sum));
    }

    public void add(FlinkRun run) {
        jobs++;
        failures += run.failures();
        restores += run.restores();
        withMessages += run.withMessages();
        withAsks += run.withAsks();
        lateReplies += run.lateReplies();
    }

    public int programs() {
        return programs;
    }

    /** In percent of the programs. */
    public double share(Feature feature) {
        return percent(features.getOrDefault(feature, 0), programs);
    }

    public double meanOutputs() {
        return programs == 0 ? 0 : (double) outputs / programs;
    }

    /** Crashes on the local runtime that came while an ask was open. */
    public long crashesInAsks() {
        return crashesInAsks;
    }

    /** Restores on Flink that brought back messages in flight. */
    public int restoresWithMessages() {
        return withMessages;
    }

    /** Restores on Flink that brought back open asks. */
    public int restoresWithAsks() {
        return withAsks;
    }

    public int restores() {
        return restores;
    }

    private static double percent(long part, long whole) {
        return whole == 0 ? 0 : 100.0 * part / whole;
    }

    /** A table. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (Feature feature : Feature.values()) {
            text.append(String.format("%-50s %5.1f %% of the programs%n", feature, share(feature)));
        }
        text.append(String.format("%-50s %5.1f%n", "outputs of a program, mean", meanOutputs()));
        text.append(String.format(
                "%-50s %5.1f%n",
                "steps of a program on the local runtime, mean", programs == 0 ? 0 : (double) steps / programs));
        text.append(String.format(
                "%-50s %,d, %.1f %% of them inside an open ask; %.1f %% of the programs had such%n",
                "crashes on the local runtime",
                crashes,
                percent(crashesInAsks, crashes),
                percent(programsCrashedInAsks, programs)));
        if (jobs > 0) {
            text.append(String.format(
                    "%-50s %,d with %,d failures; of %,d restores %.1f %% brought back messages, %.1f %% open asks;"
                            + " %,d late replies%n",
                    "Flink jobs",
                    jobs,
                    failures,
                    restores,
                    percent(withMessages, restores),
                    percent(withAsks, restores),
                    lateReplies));
        }
        return text.toString();
    }
}
