package io.portals.conformance.random.run;

import io.portals.conformance.random.run.LocalRun.Mode;
import io.portals.conformance.random.spec.ProgramSpec;
import io.portals.local.engine.LocalProbe;
import java.util.ArrayList;
import java.util.List;

/**
 * All runs of a program on the local runtime, compared with the first of them.
 *
 * @param reference the first, which all others, also on Flink, have to agree with
 */
public record LocalTrial(LocalRun reference, List<LocalRun> others, List<Difference> differences) {

    /** The first run only. */
    public static LocalTrial plain(ProgramSpec spec, long seed) {
        LocalRun reference = LocalRun.of(spec, seed, Mode.PLAIN, LocalProbe.NONE);
        return new LocalTrial(reference, List.of(), Comparison.alone(reference.outcome()));
    }

    /** @param plant a defect of all runs but the first */
    public static LocalTrial of(ProgramSpec spec, long seed, Plant plant) {
        LocalTrial plain = plain(spec, seed);
        List<LocalRun> others = new ArrayList<>();
        List<Difference> differences = new ArrayList<>(plain.differences());
        for (Mode mode : Mode.values()) {
            if (mode != Mode.PLAIN) {
                LocalRun run = LocalRun.of(spec, seed, mode, plant.local());
                others.add(run);
                differences.addAll(Comparison.between(plain.reference().outcome(), run.outcome()));
                differences.addAll(late(plain.reference(), run));
            }
        }
        return new LocalTrial(plain.reference(), others, differences);
    }

    private static List<Difference> late(LocalRun reference, LocalRun run) {
        List<Difference> differences = new ArrayList<>();
        reference.lateReplies().stream()
                .filter(reply -> !run.lateReplies().contains(reply))
                .forEach(reply -> differences.add(
                        new Difference(run.outcome().run(), Difference.Kind.MISSING, "late reply to " + reply, "")));
        run.lateReplies().stream()
                .filter(reply -> !reference.lateReplies().contains(reply))
                .forEach(reply -> differences.add(
                        new Difference(run.outcome().run(), Difference.Kind.UNEXPECTED, "late reply to " + reply, "")));
        return differences;
    }

    public int crashes() {
        return others.stream().mapToInt(LocalRun::crashes).sum();
    }

    public int crashesInAsks() {
        return others.stream().mapToInt(LocalRun::crashesInAsks).sum();
    }
}
