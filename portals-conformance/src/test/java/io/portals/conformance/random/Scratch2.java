package io.portals.conformance.random;

import io.portals.conformance.random.run.*;
import io.portals.conformance.random.spec.*;
import io.portals.local.engine.LocalProbe;
import java.util.*;

public final class Scratch2 {
    public static void main(String[] args) throws Exception {
        long from = Long.parseLong(args[0]);
        int n = Integer.parseInt(args[1]);
        long[] nanos = new long[LocalRun.Mode.values().length];
        int bad = 0;
        long outputs = 0, steps = 0, late = 0, inAsks = 0;
        for (long seed = from; seed < from + n; seed++) {
            ProgramSpec spec = ProgramGenerator.program(seed);
            LocalRun plain = null;
            List<Difference> d = new ArrayList<>();
            for (LocalRun.Mode mode : LocalRun.Mode.values()) {
                long t = System.nanoTime();
                LocalRun run;
                try {
                    run = LocalRun.of(spec, seed, mode, LocalProbe.NONE);
                } catch (RuntimeException e) {
                    System.out.println("seed " + seed + " " + mode);
                    e.printStackTrace(System.out);
                    continue;
                }
                nanos[mode.ordinal()] += System.nanoTime() - t;
                if (plain == null) {
                    plain = run;
                    d.addAll(Comparison.alone(run.outcome()));
                    outputs += run.outcome().reports().size();
                    steps += run.steps();
                    late += run.lateReplies();
                } else {
                    d.addAll(Comparison.between(plain.outcome(), run.outcome()));
                    inAsks += run.crashesInAsks();
                    if (run.lateReplies() != plain.lateReplies())
                        System.out.println(
                                "seed " + seed + " late " + run.lateReplies() + " " + plain.lateReplies() + " " + mode);
                }
            }
            if (!d.isEmpty()) {
                bad++;
                System.out.println("seed " + seed + ": " + d.size());
                d.stream().limit(6).forEach(System.out::println);
            }
        }
        System.out.println(n + " programs, bad " + bad + ", outputs " + outputs / n + " steps " + steps / n + " late "
                + late + " inAsks " + inAsks);
        for (LocalRun.Mode mode : LocalRun.Mode.values())
            System.out.printf("%s %.2f ms%n", mode, nanos[mode.ordinal()] / 1e6 / n);
    }
}
