package io.portals.conformance.random;

import io.portals.conformance.random.run.*;
import io.portals.conformance.random.spec.*;
import io.portals.flink.testing.*;
import java.util.*;

public final class Scratch {
    public static void main(String[] args) throws Exception {
        long from = Long.parseLong(args[0]);
        int blocks = Integer.parseInt(args[1]);
        int size = Integer.parseInt(args[2]);
        if (args.length > 3) {
            for (int i = 0; i < size; i++) System.out.println(ProgramGenerator.program(from + i));
        }
        TestCluster cluster = FlinkRun.cluster().start();
        for (int b = 0; b < blocks; b++) {
            List<ProgramSpec> specs = new ArrayList<>();
            for (int i = 0; i < size; i++) specs.add(ProgramGenerator.program(from + b * size + i));
            FlinkSettings s = FlinkSettings.of(from + b * size);
            var os = (com.sun.management.OperatingSystemMXBean)
                    java.lang.management.ManagementFactory.getOperatingSystemMXBean();
            long c0 = os.getProcessCpuTime();
            long t0 = System.nanoTime();
            if (System.getProperty("quick") != null)
                s = new FlinkSettings(
                        s.block(),
                        s.joined(),
                        Integer.getInteger("par", s.parallelism()),
                        false,
                        s.intervalMillis(),
                        s.failures(),
                        s.whileFinishing());
            FlinkRun ref = System.getProperty("noref") != null ? new FlinkRun(List.of(), List.of(), List.of(), 0, 0) : FlinkRun.of(
                    cluster, specs, new FlinkSettings(0, true, 1, false, 2000, 0, false), FaultProbe.Mutation.NONE);
            long c1 = os.getProcessCpuTime();
            long t1 = System.nanoTime();
            FlinkRun run = FlinkRun.of(cluster, specs, s, FaultProbe.Mutation.NONE);
            long c2 = os.getProcessCpuTime();
            long t2 = System.nanoTime();
            System.out.printf("cpu %d %d%n", (c1 - c0) / 1_000_000, (c2 - c1) / 1_000_000);
            int outputs = 0, diffs = 0;
            if (ref == null) ref = run;
            for (int i = 0; i < size; i++) {
                outputs += ref.outcomes().get(i).reports().size();
                List<Difference> d =
                        new ArrayList<>(Comparison.alone(ref.outcomes().get(i)));
                d.addAll(
                        Comparison.between(ref.outcomes().get(i), run.outcomes().get(i)));
                if (!d.isEmpty()) {
                    diffs++;
                    System.out.println("seed " + (from + b * size + i));
                    d.stream().limit(5).forEach(System.out::println);
                }
            }
            System.out.printf(
                    "%s outputs %.1f ref %d ms, run %d ms, failures %d restores %d, loaded messages %d asks %d, diffs %d%n",
                    s,
                    outputs / (double) size,
                    (t1 - t0) / 1_000_000,
                    (t2 - t1) / 1_000_000,
                    run.failures(),
                    run.restores(),
                    run.loadedMessages().stream().filter(x -> x).count(),
                    run.loadedAsks().stream().filter(x -> x).count(),
                    diffs);
        }
        cluster.stop();
        System.exit(0);
    }
}
