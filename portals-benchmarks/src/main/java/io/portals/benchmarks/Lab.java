package io.portals.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** What a benchmark gets: a cluster, how often to repeat, where to report. */
final class Lab {
    private static final int WARM_UPS = 2;

    private final Cluster cluster;
    private final int repetitions;
    private final boolean quick;
    private final Report report;

    Lab(Cluster cluster, int repetitions, boolean quick, Report report) {
        this.cluster = cluster;
        this.repetitions = repetitions;
        this.quick = quick;
        this.report = report;
    }

    Report report() {
        return report;
    }

    int repetitions() {
        return repetitions;
    }

    /** An amount of work, or a tenth of it in a quick run. */
    long scaled(long work) {
        return quick ? work / 10 : work;
    }

    /** How often a program is run before it counts. */
    int warmUps() {
        return quick ? 0 : WARM_UPS;
    }

    boolean quick() {
        return quick;
    }

    /**
     * Runs the programs in turn, each as often as is to be repeated, after all have been warmed up in the same way: what makes
     * the machine slow for a while hits all of them.
     *
     * @throws IllegalStateException if a program does not give the results that it must give
     */
    List<Rates> alternate(Program... programs) throws Exception {
        double[][] perSecond = new double[programs.length][repetitions];
        double[][] perCpuSecond = new double[programs.length][repetitions];
        for (int repetition = -warmUps(); repetition < repetitions; repetition++) {
            for (int i = 0; i < programs.length; i++) {
                System.gc(); // what others left is not collected on this one's time
                run(programs[i], Map.of());
                if (repetition >= 0) {
                    perSecond[i][repetition] = programs[i].operations() / Meter.seconds();
                    perCpuSecond[i][repetition] = programs[i].operations() / Meter.cpuSeconds();
                }
            }
        }
        List<Rates> all = new ArrayList<>();
        for (int i = 0; i < programs.length; i++) {
            String name = programs[i].name();
            all.add(new Rates(new Series(name, perSecond[i]), new Series(name, perCpuSecond[i])));
        }
        return all;
    }

    /**
     * Runs a program once.
     *
     * @throws IllegalStateException if it does not give the results that it must give
     */
    void run(Program program, Map<String, String> settings) throws Exception {
        Meter.reset(program.results());
        cluster.run(program, settings);
        Meter.check(program.name());
    }
}
