package io.portals.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.portals.api.Application;
import io.portals.api.AtomicStream;
import io.portals.api.Input;
import io.portals.api.state.PerKey;
import io.portals.api.state.State;
import io.portals.api.state.Uses;
import io.portals.api.task.OnTimer;
import io.portals.api.task.Task;
import io.portals.api.task.TaskContext;
import io.portals.api.task.Upkeep;
import io.portals.local.run.Snapshot;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Timers without which a run ends. */
final class UpkeepTest {
    private static final Input<Long> HOURS = Input.at("/upkeep/inputs/hours", Long.class);
    private static final String TASK = "/upkeep/workflows/w/task";
    private static final AtomicStream<String> LINES = AtomicStream.at("/upkeep/workflows/w/stream", String.class);

    record Tidy() implements Upkeep<String> {
        @Override
        public void fire(TaskContext<String> ctx) {
            ctx.count("tidied", 1);
            ctx.emit("tidy at " + ctx.now());
        }
    }

    record Ring() implements OnTimer<String> {
        @Override
        public void fire(TaskContext<String> ctx) {
            ctx.emit("ring at " + ctx.now());
        }
    }

    /** An ordinary one after so many hours, if there are any, and another after one. */
    record Setting() implements Task<Long, String> {
        static final PerKey<Long> HOURS = State.perKey("hours", Long.class);

        @Override
        public Uses uses() {
            return Uses.state(HOURS).fires(Tidy.class, Ring.class);
        }

        @Override
        public void process(Long hours, TaskContext<String> ctx) {
            ctx.set(HOURS, hours);
            ctx.after(Duration.ofHours(1), new Tidy());
            if (hours > 0) {
                ctx.after(Duration.ofHours(hours), new Ring());
            }
        }

        @Override
        public void onComplete(TaskContext<String> ctx) {
            ctx.emit("complete at " + ctx.now());
        }
    }

    private static LocalRuntime run() {
        return LocalRuntime.seeded(1)
                .launch(Application.named("upkeep", app -> app.workflow("w", app.input("hours", Long.class))
                        .keyBy(Long.class, hours -> 0L)
                        .process("task", String.class, new Setting())
                        .sink()));
    }

    @Test
    void fireWhenTimeMovesWhileSomethingMayCome() {
        LocalRuntime run = run();
        run.input(HOURS).send(0L);
        run.advance(Duration.ofHours(2));
        assertThat(run.output(LINES)).containsExactly("tidy at 1970-01-01T01:00:00Z");
        assertThat(run.isComplete()).isFalse();
        run.untilComplete();
        assertThat(run.output(LINES)).endsWith("complete at 1970-01-01T02:00:00Z");
    }

    @Test
    void areLeftWhenAllElseIsAtRest() {
        LocalRuntime run = run();
        run.input(HOURS).send(0L).end();
        run.untilIdle();
        assertThat(run.isComplete()).isTrue();
        assertThat(run.output(LINES)).containsExactly("complete at 1970-01-01T00:00:00Z");
        assertThat(run.pendingTimers()).hasSize(1);
        assertThat(run.advanceToNextTimer()).isFalse();
        run.advance(Duration.ofHours(2));
        run.untilComplete();
        assertThat(run.output(LINES)).containsExactly("complete at 1970-01-01T00:00:00Z");
    }

    @Test
    void fireWhileAnotherIsWaitedFor() {
        LocalRuntime run = run();
        run.input(HOURS).send(3L);
        run.untilComplete();
        assertThat(run.output(LINES))
                .containsExactly(
                        "tidy at 1970-01-01T01:00:00Z",
                        "ring at 1970-01-01T03:00:00Z",
                        "complete at 1970-01-01T03:00:00Z");
    }

    @Test
    void areInSnapshots() {
        LocalRuntime run = run();
        run.input(HOURS).send(0L);
        run.untilIdle();
        Snapshot snapshot = run.snapshot();
        run.untilComplete();
        run.restore(snapshot);
        run.advance(Duration.ofHours(1));
        assertThat(run.output(LINES)).containsExactly("tidy at 1970-01-01T01:00:00Z");
    }

    @Test
    void whatIsCountedBeginsAnewWhenARunRecovers() {
        LocalRuntime run = run();
        run.input(HOURS).send(0L);
        run.advance(Duration.ofHours(1));
        assertThat(run.task(TASK).counted("tidied")).isEqualTo(1);
        run.crashAndRecover();
        assertThat(run.task(TASK).counted("tidied")).isZero();
    }
}
