package io.portals.benchmarks;

/** An event of the programs without portals. Public, so that Flink's own type information for it is a POJO's. */
public record Reading(String sensor, long number) {
    /** The first step of each program behind its source. */
    static Reading of(Long number) {
        Meter.begin();
        return new Reading(Keys.of(number), number);
    }
}
