package io.portals.benchmarks;

import java.util.function.Consumer;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * A job that is measured.
 *
 * @param name in tables
 * @param operations that it does between the first record and the last result; what its rate is of
 * @param results that it must give
 * @param build adds it to an environment
 */
record Program(
        String name, int parallelism, long operations, long results, Consumer<StreamExecutionEnvironment> build) {}
