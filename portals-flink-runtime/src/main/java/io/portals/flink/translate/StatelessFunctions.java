package io.portals.flink.translate;

import io.portals.flink.task.StatelessStep;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.util.Collector;

/** Stateless steps as Flink's functions. */
final class StatelessFunctions {
    private StatelessFunctions() {}

    record Mapping(StatelessStep step) implements MapFunction<Object, Object> {
        @Override
        public Object map(Object event) {
            return step.apply(event);
        }
    }

    record Filtering(StatelessStep step) implements FilterFunction<Object> {
        @Override
        public boolean filter(Object event) {
            return step.keeps(event);
        }
    }

    record FlatMapping(StatelessStep step) implements FlatMapFunction<Object, Object> {
        @Override
        public void flatMap(Object event, Collector<Object> out) {
            for (Object each : (Iterable<?>) step.apply(event)) {
                out.collect(step.given(event, each));
            }
        }
    }

    /** Takes a stream of a narrower type for one of a wider type. */
    record Widening() implements MapFunction<Object, Object> {
        @Override
        public Object map(Object event) {
            return event;
        }
    }
}
