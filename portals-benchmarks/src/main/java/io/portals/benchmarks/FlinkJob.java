package io.portals.benchmarks;

import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.connector.source.lib.NumberSequenceSource;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/** What hand-written jobs begin with. */
final class FlinkJob {
    private FlinkJob() {}

    /** The numbers from 0 to below the count, from the same source that applications get. */
    static DataStream<Long> numbers(StreamExecutionEnvironment environment, long count) {
        return environment.fromSource(source(count), WatermarkStrategy.noWatermarks(), "numbers", Types.LONG);
    }

    static NumberSequenceSource source(long count) {
        return new NumberSequenceSource(0, count - 1);
    }
}
