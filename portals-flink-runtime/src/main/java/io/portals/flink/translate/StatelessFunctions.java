package io.portals.flink.translate;

import io.portals.flink.metrics.StepMetrics;
import io.portals.flink.task.Receiver;
import io.portals.flink.task.SettingAside;
import io.portals.flink.task.StatelessStep;
import org.apache.flink.api.common.functions.FilterFunction;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

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

    /** A step with a policy. */
    static final class SettingAsideWhatFails extends ProcessFunction<Object, Object> {
        private final StatelessStep step;
        private final OutputTag<Object> letters;
        private transient Receiver receiver;
        private transient Context context;
        private transient Collector<Object> out;

        /** @param letters null if nobody reads them */
        SettingAsideWhatFails(StatelessStep step, OutputTag<Object> letters) {
            this.step = step;
            this.letters = letters;
        }

        @Override
        public void open(OpenContext opening) {
            Receiver dead = letters == null ? null : letter -> context.output(letters, letter);
            StepMetrics metrics = new StepMetrics(getRuntimeContext().getMetricGroup(), step.path());
            SettingAside settingAside = new SettingAside(step.path(), step.policy(), dead, metrics);
            receiver = step.before(event -> out.collect(event), settingAside);
        }

        @Override
        public void processElement(Object event, Context now, Collector<Object> to) throws Exception {
            context = now;
            out = to;
            receiver.receive(event);
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
