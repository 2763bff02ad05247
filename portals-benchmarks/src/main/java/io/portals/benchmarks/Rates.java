package io.portals.benchmarks;

/**
 * What the repetitions of a program gave.
 *
 * @param perSecond operations per second
 * @param perCpuSecond operations per second that this process had of the processors: what other processes of the machine take
 *     changes it less
 */
record Rates(Series perSecond, Series perCpuSecond) {
    String name() {
        return perSecond.name();
    }
}
