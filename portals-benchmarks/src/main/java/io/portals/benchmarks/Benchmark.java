package io.portals.benchmarks;

/** Something to be measured. */
interface Benchmark {
    /** For {@code --only}. */
    String name();

    /** In a line, for {@code --help}. */
    String about();

    void run(Lab lab) throws Exception;
}
