package io.portals.conformance.suite;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Input;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.EmitContext;
import io.portals.api.task.ErrorPolicy;
import io.portals.api.task.FlowContext;
import io.portals.api.task.FlowTask;
import io.portals.api.task.OnTimer;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.api.task.Tasks;
import java.time.Duration;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Counters of tasks: figures for operators, which do not change what a program does. */
public abstract class CountingSuite implements UnderTest {
    private static final long EVENTS = 20;
    private static final Input<Long> IN = Input.at("/counting/inputs/numbers", Long.class);
    private static final String WORK = "/counting/workflows/w/work";
    private static final String OTHER = "/counting/workflows/w/other";
    private static final String UNKEYED = "/counting/workflows/w/unkeyed";
    private static final AtomicStream<Long> OUT = AtomicStream.at("/counting/workflows/w/stream", Long.class);

    private static void count(EmitContext<?> ctx, long number) {
        ctx.count("seen", 1);
        ctx.count("sum", number);
        if (number % 2 == 0) {
            ctx.count("even.numbers", 1);
        }
    }

    record Counting() implements Task<Long, Long> {
        static final PerKey<Long> LAST = State.perKey("last", Long.class);

        @Override
        public Uses uses() {
            return Uses.state(LAST).fires(Ring.class);
        }

        @Override
        public void process(Long number, TaskContext<Long> ctx) {
            ctx.set(LAST, number);
            ctx.after(Duration.ZERO, new Ring());
            count(ctx, number);
            if (number % 4 == 1) {
                throw new IllegalArgumentException("poison " + number);
            }
            ctx.emit(number);
        }

        @Override
        public void onComplete(TaskContext<Long> ctx) {
            ctx.count("completed", 1);
        }
    }

    record Ring() implements OnTimer<Long> {
        @Override
        public void fire(TaskContext<Long> ctx) {
            ctx.count("rings", 1);
        }
    }

    /** Counts under the names of the other. */
    record Other() implements Task<Long, Long> {
        @Override
        public void process(Long number, TaskContext<Long> ctx) {
            ctx.count("seen", 100);
            ctx.emit(number);
        }
    }

    record Unkeyed() implements FlowTask<Long, Long> {
        @Override
        public void process(Long number, FlowContext<Long> ctx) {
            count(ctx, number);
            ctx.emit(number);
        }
    }

    @Test
    void eachTaskHasItsOwnAlsoOfWhatFails() throws Exception {
        Application application =
                Application.named("counting", app -> app.workflow("w", app.input("numbers", Long.class))
                        .process("unkeyed", Long.class, new Unkeyed())
                        .keyBy(Long.class, number -> number % 3)
                        .process("work", Long.class, new Counting())
                        .onError(ErrorPolicy.SKIP)
                        .process("other", Long.class, Tasks.andThen(new Other(), Tasks.identity()))
                        .sink());
        Outcome outcome = anyWay().run(Program.of(application)
                .reading(IN, EVENTS, 4)
                .watching(OUT)
                .counting(WORK, "seen")
                .counting(WORK, "sum")
                .counting(WORK, "even.numbers")
                .counting(WORK, "rings")
                .counting(WORK, "completed")
                .counting(WORK, "never")
                .counting(OTHER, "seen")
                .counting(UNKEYED, "seen")
                .counting(UNKEYED, "sum"));
        long good = LongStream.range(0, EVENTS).filter(n -> n % 4 != 1).count();
        assertThat(outcome.of(OUT)).hasSize((int) good);
        assertThat(outcome.counted(WORK, "seen")).isEqualTo(EVENTS);
        assertThat(outcome.counted(WORK, "sum")).isEqualTo(EVENTS * (EVENTS - 1) / 2);
        assertThat(outcome.counted(WORK, "even.numbers")).isEqualTo(EVENTS / 2);
        assertThat(outcome.counted(WORK, "rings")).isEqualTo(good);
        assertThat(outcome.counted(WORK, "completed")).isEqualTo(3);
        assertThat(outcome.counted(WORK, "never")).isZero();
        assertThat(outcome.counted(OTHER, "seen")).isEqualTo(100 * good);
        assertThat(outcome.counted(UNKEYED, "seen")).isEqualTo(EVENTS);
        assertThat(outcome.counted(UNKEYED, "sum")).isEqualTo(EVENTS * (EVENTS - 1) / 2);
    }

    // Names -------------------------------------------------------------------------------------------------------

    record Naming(String metric) implements Task<Long, Long> {
        @Override
        public void process(Long number, TaskContext<Long> ctx) {
            ctx.count(metric, 1);
        }
    }

    private static Program naming(String metric) {
        return Program.of(Application.named("counting", app -> app.workflow("w", app.input("numbers", Long.class))
                        .keyBy(Long.class, number -> number)
                        .process("work", Long.class, new Naming(metric))
                        .sink()))
                .reading(IN, 1, 1);
    }

    @Test
    void aNameIsCheckedAsOtherNamesAre() throws Exception {
        assertThat(anyWay().failureOf(naming("not this")))
                .endsWith(WORK + ": counter \"not this\": the name contains ' '; use letters, digits and - _ . +");
        assertThat(anyWay().failureOf(naming(""))).endsWith(WORK + ": counter \"\": the name is empty");
        assertThat(anyWay().failureOf(naming(null))).endsWith(WORK + ": counter \"null\": the name is empty");
        assertThat(anyWay().run(naming("but-this").counting(WORK, "but-this")).counted(WORK, "but-this"))
                .isEqualTo(1);
    }
}
