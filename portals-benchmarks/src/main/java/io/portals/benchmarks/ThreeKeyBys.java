package io.portals.benchmarks;

import io.portals.api.Type;
import io.portals.flink.types.PortalsTypes;
import java.util.Iterator;
import java.util.Map;
import org.apache.flink.api.common.functions.MapFunction;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * What one writes on Flink without a cycle for "ask a counter, go on with its reply": to the asker's key, to the counter's, back
 * to the asker's.
 *
 * <p>An ask of Portals touches state five times: the pending ask is put when it is made, read and removed when it is answered,
 * and the counter is read and written. This pipeline does the same five. The counter is in its second stage. The pending entry is
 * in the third alone, because one operator cannot see the state of another; the first stage only turns the question to the
 * counter's key. When an entry is read and removed makes a difference, as a pending ask has left the processor's caches by the
 * time its reply comes, so there are two kinds:
 *
 * <ul>
 *   <li>{@link Pending#WAITS}: an answer puts an entry, and reads and removes the one that the asker's last answer put. This is
 *       the yardstick.
 *   <li>{@link Pending#AT_ONCE}: an answer puts an entry, reads it and removes it: the same calls on an entry that is in the
 *       cache. Less work than any program has that waits for a reply.
 * </ul>
 */
final class ThreeKeyBys {
    private ThreeKeyBys() {}

    /** A question on its way. Public, so that Flink's own type information for it is a POJO's. */
    public record Asked(String asker, String counter, long number) {}

    /** An answer on its way. */
    public record Answered(String asker, long number, long count) {}

    /** What is pending. */
    public record Entry(long number, long askedNanos) {}

    /** When a pending entry is read and removed. */
    enum Pending {
        WAITS,
        AT_ONCE
    }

    /** @param ownTypes whether records are written by Portals' serializers rather than by Flink's for POJOs */
    static void build(StreamExecutionEnvironment environment, long asks, Pending pending, boolean ownTypes) {
        FlinkJob.numbers(environment, asks)
                .map(new ToQuestion(), type(Asking.Question.class, ownTypes))
                .keyBy(Asking.Question::asker, Types.STRING)
                .process(new Ask(), type(Asked.class, ownTypes))
                .keyBy(Asked::counter, Types.STRING)
                .process(new Count(), type(Answered.class, ownTypes))
                .keyBy(Answered::asker, Types.STRING)
                .process(new Resume(pending, type(Entry.class, ownTypes)), Types.LONG)
                .sinkTo(new CountingSink<>());
    }

    private static <T> TypeInformation<T> type(Class<T> type, boolean own) {
        return own ? PortalsTypes.of(Type.of(type)) : TypeInformation.of(type);
    }

    private static final class ToQuestion implements MapFunction<Long, Asking.Question> {
        @Override
        public Asking.Question map(Long number) {
            return Asking.Question.of(number);
        }
    }

    private static final class Ask extends KeyedProcessFunction<String, Asking.Question, Asked> {
        @Override
        public void processElement(Asking.Question question, Context context, Collector<Asked> out) {
            out.collect(new Asked(question.asker(), question.counter(), question.number()));
        }
    }

    private static final class Count extends KeyedProcessFunction<String, Asked, Answered> {
        private transient ValueState<Long> count;

        @Override
        public void open(OpenContext context) {
            count = getRuntimeContext().getState(new ValueStateDescriptor<>("count", Types.LONG));
        }

        @Override
        public void processElement(Asked asked, Context context, Collector<Answered> out) throws Exception {
            Long before = count.value();
            long now = before == null ? 1 : before + 1;
            count.update(now);
            out.collect(new Answered(asked.asker(), asked.number(), now));
        }
    }

    private static final class Resume extends KeyedProcessFunction<String, Answered, Long> {
        private final Pending kind;
        private final TypeInformation<Entry> type;
        private transient MapState<Long, Entry> pending;

        Resume(Pending kind, TypeInformation<Entry> type) {
            this.kind = kind;
            this.type = type;
        }

        @Override
        public void open(OpenContext context) {
            pending = getRuntimeContext().getMapState(new MapStateDescriptor<>("pending", Types.LONG, type));
        }

        @Override
        public void processElement(Answered answered, Context context, Collector<Long> out) throws Exception {
            if (kind == Pending.WAITS) {
                Iterator<Map.Entry<Long, Entry>> last = pending.iterator();
                if (last.hasNext()) {
                    Map.Entry<Long, Entry> entry = last.next();
                    check(entry.getValue(), entry.getKey());
                    last.remove();
                }
                put(answered.number());
            } else {
                put(answered.number());
                check(pending.get(answered.number()), answered.number());
                pending.remove(answered.number());
            }
            out.collect(answered.count());
        }

        private void put(long number) throws Exception {
            pending.put(number, new Entry(number, 0));
        }

        private static void check(Entry entry, long number) {
            if (entry.number() != number) {
                throw new IllegalStateException(entry + " is kept for question " + number);
            }
        }
    }
}
