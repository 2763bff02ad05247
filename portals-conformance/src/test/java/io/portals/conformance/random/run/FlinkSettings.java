package io.portals.conformance.random.run;

import io.portals.conformance.random.spec.Prng;

/**
 * How a Flink job is run. Drawn for a block of neighbouring seeds, so that a program that is run alone runs as it did among others.
 *
 * @param failures how many are to strike
 * @param whileFinishing whether one more strikes when a core has been found at rest
 */
public record FlinkSettings(
        long block, int parallelism, boolean rocksdb, int intervalMillis, int failures, boolean whileFinishing) {
    /** How many programs share a job. */
    public static final int BLOCK = 20;

    public static long blockOf(long seed) {
        return Math.floorDiv(seed, BLOCK);
    }

    /** Those of the block that the seed is in. */
    public static FlinkSettings of(long seed) {
        long block = blockOf(seed);
        Prng random = new Prng(block * 31 + 7);
        int parallelism = random.pick(Prng.of(35, 1), Prng.of(35, 2), Prng.of(15, 3), Prng.of(15, 4));
        boolean rocksdb = parallelism <= 2 && random.chance(25);
        return new FlinkSettings(
                block, parallelism, rocksdb, random.between(50, 90), random.between(2, 3), random.chance(40));
    }

    /** The same without failures. */
    public FlinkSettings quiet() {
        return new FlinkSettings(block, parallelism, rocksdb, intervalMillis, 0, false);
    }

    /** Where the failures strike is drawn from it. */
    java.util.Random faults() {
        return new java.util.Random(Prng.mixed(block));
    }

    @Override
    public String toString() {
        return "Flink, parallelism " + parallelism + (rocksdb ? ", RocksDB" : ", heap");
    }
}
