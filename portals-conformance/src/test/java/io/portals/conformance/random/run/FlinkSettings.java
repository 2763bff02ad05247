package io.portals.conformance.random.run;

import io.portals.conformance.random.spec.Prng;
import java.util.Random;

/**
 * How a Flink job is run. Drawn for a block of neighbouring seeds, so that a program that is run alone runs as it did among others.
 *
 * @param joined whether all tasks that ask, reply or are in a cycle are put into one feedback core: much less to start
 * @param intervalMillis between checkpoints besides those before failures
 * @param failures how many are to strike
 * @param whileFinishing whether one more strikes when a core has been found at rest
 */
public record FlinkSettings(
        long block,
        boolean joined,
        int parallelism,
        boolean rocksdb,
        int intervalMillis,
        int failures,
        boolean whileFinishing) {
    /** How many programs share a job. */
    public static final int BLOCK = 25;

    public static long blockOf(long seed) {
        return Math.floorDiv(seed, BLOCK);
    }

    /** Those of the block that the seed is in. */
    public static FlinkSettings of(long seed) {
        long block = blockOf(seed);
        Prng random = new Prng(block * 31 + 7);
        boolean joined = random.chance(75);
        int parallelism = joined
                ? random.pick(Prng.of(55, 1), Prng.of(25, 2), Prng.of(10, 3), Prng.of(10, 4))
                : random.pick(Prng.of(70, 1), Prng.of(30, 2));
        return new FlinkSettings(
                block,
                joined,
                parallelism,
                !joined && parallelism == 1 && random.chance(50), // it minds many states in one operator
                random.between(2_000, 4_000),
                joined && parallelism == 1 ? 2 : 1,
                random.chance(20));
    }

    /** Where the failures strike is drawn from it. */
    Random faults() {
        return new Random(Prng.mixed(block));
    }

    /** Many handlers share the thread of a core where programs are joined. */
    int workMicros() {
        return joined ? 50 : 150;
    }

    @Override
    public String toString() {
        return "Flink, parallelism " + parallelism + (rocksdb ? ", RocksDB" : ", heap")
                + (joined ? ", in one core" : "");
    }
}
